namespace EcomCore.Risk;

/// <summary>What a scan reads: symbols, the filter in front, and the trie of all patterns.</summary>
internal sealed class KeywordAutomaton
{
    public KeywordAutomaton(IReadOnlyList<KeywordGroup> groups, KeywordMatching matching)
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
        MaxGap = matching.MaxGap;
        WholeWords = matching.WholeWords;
        Symbols = SymbolMap.Build(texts, matching, out var strings);
        Trie = KeywordTrie.Build(strings, i => owners[i]);
        Filter = FilterOf(strings);
        Negation = matching.Negation ? Negation.Standard : null;
    }

    public int Groups { get; }

    public int MaxGap { get; }

    public bool WholeWords { get; }

    public bool HasExclusions { get; }

    public SymbolMap Symbols { get; }

    public PairFilter Filter { get; }

    public KeywordTrie Trie { get; }

    public Negation? Negation { get; }

    /// <summary>Gets a value indicating whether a keyword's occurrence counts wherever it stands, so that a scan may jump behind it.</summary>
    public bool IsPlain => Groups <= 1 && !HasExclusions && !WholeWords && Negation is null;

    private PairFilter FilterOf(ushort[][] strings)
    {
        var filter = new PairFilter(strings.Length);
        foreach (var codes in strings)
        {
            if (codes.Length == 1)
            {
                continue;
            }

            var first = Symbols.EntryOf(codes[0]);
            filter.Add(first, Symbols.EntryOf(codes[1]));
            filter.Add(first, SymbolMap.Separator);
            filter.Add(first, SymbolMap.Invisible);
        }

        return filter;
    }
}
