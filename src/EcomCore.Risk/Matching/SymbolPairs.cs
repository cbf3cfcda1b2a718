namespace EcomCore.Risk;

/// <summary>The units that begin a character beyond the basic plane which may be passed over: what a text has there is looked up here, rarely.</summary>
internal sealed class SymbolPairs
{
    private readonly bool _invisible;
    private readonly bool _separators;
    private readonly Dictionary<char, ushort> _symbols = [];
    private readonly HashSet<int> _kept = [];

    /// <summary>Creates the table of a way of matching.</summary>
    /// <param name="patterns">What stands in a keyword is passed over nowhere.</param>
    /// <param name="matching">The way.</param>
    public SymbolPairs(IReadOnlyList<string> patterns, KeywordMatching matching)
    {
        _invisible = (matching.Folds & TextFolds.ZeroWidth) != 0;
        _separators = matching.MaxGap > 0;
        for (var unit = '\uD800'; unit <= '\uDBFF'; unit++)
        {
            if (SupplementaryCharacters.MayBegin(unit, _invisible, _separators))
            {
                _symbols.Add(unit, 0);
            }
        }

        if (_symbols.Count > 0)
        {
            foreach (var pattern in patterns)
            {
                Keep(pattern);
            }
        }
    }

    public IReadOnlyCollection<char> Units => _symbols.Keys;

    public bool Any => _symbols.Count > 0;

    public bool Has(ushort symbol) => symbol > 0 && _symbols.ContainsValue(symbol);

    /// <summary>Notes the symbol that such a unit has where it is not passed over.</summary>
    public void Set(char unit, ushort symbol) => _symbols[unit] = symbol;

    /// <summary>What stands at a place where such a unit stands.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">The place.</param>
    /// <param name="length">How many units it takes.</param>
    public int Read(ReadOnlySpan<char> text, int place, out int length)
    {
        length = 1;
        if (place + 1 < text.Length && char.IsLowSurrogate(text[place + 1]) && char.ConvertToUtf32(text[place], text[place + 1]) is var code && !_kept.Contains(code))
        {
            var symbol = _invisible && SupplementaryCharacters.IsInvisible(code) ? SymbolMap.Invisible
                : _separators && SupplementaryCharacters.IsSeparator(code) ? SymbolMap.Separator
                : 0;
            if (symbol > 0)
            {
                length = 2;
                return symbol;
            }
        }

        return _symbols[text[place]];
    }

    private void Keep(string pattern)
    {
        for (var i = 0; i + 1 < pattern.Length; i++)
        {
            if (char.IsSurrogatePair(pattern[i], pattern[i + 1]))
            {
                _kept.Add(char.ConvertToUtf32(pattern[i], pattern[i + 1]));
            }
        }
    }
}
