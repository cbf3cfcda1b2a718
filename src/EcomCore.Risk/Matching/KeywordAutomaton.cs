namespace EcomCore.Risk;

/// <summary>What a scan reads: symbols, the filter in front, and the trie of all patterns.</summary>
internal sealed class KeywordAutomaton
{
    private readonly Lazy<BackwardAutomaton> _backward;

    public KeywordAutomaton(IReadOnlyList<KeywordGroup> groups, KeywordMatching matching, Func<TrieForm, KeywordTrie>? restore = null)
    {
        var texts = new List<string>();
        var owners = new List<(int Keyword, int Group)>();
        var keywords = 0;
        for (var group = 0; group < groups.Count; group++)
        {
            foreach (var keyword in groups[group].Keywords)
            {
                texts.Add(keyword);
                owners.Add((keywords++, group));
            }

            foreach (var phrase in groups[group].Exclude)
            {
                texts.Add(phrase);
                owners.Add((-1, group));
                HasExclusions = true;
            }
        }

        Groups = groups.Count;
        Matching = matching;
        Symbols = SymbolMap.Build(texts, matching, out var strings);
        var form = new TrieForm(strings, owners);
        Trie = restore is null ? KeywordTrie.Build(form) : restore(form);
        var passes = matching.MaxGap > 0 || (matching.Folds & (TextFolds.ZeroWidth | TextFolds.Marks)) != 0;
        NothingPassed = !passes && !matching.Repeats;
        IsLiteral = NothingPassed && matching.Folds == TextFolds.None && matching.Alike.Count == 0 && !Symbols.HasAlone;
        Filter = IsLiteral ? LiteralFilter(texts) : FoldedFilter(strings, passes);
        Context = ContextRules.Of(groups, matching);
        _backward = new Lazy<BackwardAutomaton>(() => new BackwardAutomaton(strings, Trie.Patterns));
    }

    public int Groups { get; }

    public KeywordMatching Matching { get; }

    public int MaxGap => Matching.MaxGap;

    public bool Repeats => Matching.Repeats;

    public bool HasExclusions { get; }

    public SymbolMap Symbols { get; }

    public PairFilter Filter { get; }

    public KeywordTrie Trie { get; }

    public ContextRules Context { get; }

    /// <summary>Gets the automaton for texts on which going down the trie from every place would not be linear. Built when first needed.</summary>
    public BackwardAutomaton Backward => _backward.Value;

    /// <summary>Gets a value indicating whether the characters of an occurrence stand side by side, one for one.</summary>
    public bool NothingPassed { get; }

    /// <summary>Gets a value indicating whether the filter looks at the characters themselves.</summary>
    public bool IsLiteral { get; }

    /// <summary>Gets a value indicating whether a keyword's occurrence counts wherever it stands, so that a scan may jump behind it.</summary>
    public bool IsPlain => Groups <= 1 && !HasExclusions && !Context.Any && !Repeats;

    private static PairFilter LiteralFilter(List<string> texts)
    {
        var filter = new PairFilter(texts.Count);
        foreach (var text in texts)
        {
            filter.Add(text[0], text[1]);
        }

        return filter;
    }

    private PairFilter FoldedFilter(PatternSymbols[] strings, bool passes)
    {
        var filter = new PairFilter(strings.Length);
        var leads = Symbols.LeadEntries;
        foreach (var (codes, _) in strings)
        {
            var first = Symbols.EntryOf(codes[0]);
            if (codes.Length > 1)
            {
                filter.Add(first, Symbols.EntryOf(codes[1]));
            }

            foreach (var lead in leads)
            {
                filter.Add(first, lead);
                if (Symbols.IsLead(codes[0]))
                {
                    filter.Add(lead, codes.Length > 1 ? Symbols.EntryOf(codes[1]) : lead);
                    AddPairs(filter, lead, leads);
                }
            }

            if (passes)
            {
                filter.Add(first, SymbolMap.Separator);
                filter.Add(first, SymbolMap.Invisible);
            }

            if (Repeats)
            {
                filter.Add(first, first);
            }
        }

        return filter;
    }

    private static void AddPairs(PairFilter filter, ushort lead, ushort[] leads)
    {
        ushort[] seconds = [.. leads, SymbolMap.Separator, SymbolMap.Invisible];
        foreach (var second in seconds)
        {
            filter.Add(lead, second);
        }
    }
}
