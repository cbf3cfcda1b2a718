namespace EcomCore.Risk;

/// <summary>Numbers the folded characters that occur in patterns; every other character is symbol 0.</summary>
/// <remarks>
/// A text character's entry is its symbol, with <see cref="Alone"/> set where a pattern is that one character. Two symbols stand for
/// characters that are passed over, a third for units that may begin such a character: <see cref="Read"/> says what it is.
/// </remarks>
internal sealed class SymbolMap
{
    public const ushort Alone = 0x8000;
    public const ushort SymbolMask = 0x7FFF;
    public const ushort PairLead = 0x7FFD;
    public const ushort Separator = 0x7FFE;
    public const ushort Invisible = 0x7FFF;
    public const int MaxSymbols = PairLead - 1;

    private readonly HashSet<ushort> _alone;
    private readonly SymbolPairs _pairs;

    private SymbolMap(ushort[] entries, HashSet<ushort> alone, SymbolPairs pairs)
    {
        Entries = entries;
        _alone = alone;
        _pairs = pairs;
    }

    /// <summary>Gets the entry of each of the 65,536 UTF-16 units.</summary>
    public ushort[] Entries { get; }

    /// <summary>Gets a value indicating whether some pattern is a single character.</summary>
    public bool HasAlone => _alone.Count > 0;

    /// <summary>Gets a value indicating whether characters of two units are passed over.</summary>
    public bool HasPairs => _pairs.Any;

    /// <summary>Gets the entries of the units that may begin a character which is passed over.</summary>
    public ushort[] LeadEntries => [.. _pairs.Units.Select(unit => Entries[unit]).Distinct()];

    /// <summary>Whether a symbol is that of such a unit where it is not passed over.</summary>
    public bool IsLead(ushort symbol) => _pairs.Has(symbol);

    /// <summary>The symbol at a place, and how many units it takes.</summary>
    public int Read(ReadOnlySpan<char> text, int place, out int length)
    {
        length = 1;
        var symbol = Entries[text[place]] & SymbolMask;
        return symbol == PairLead ? _pairs.Read(text, place, out length) : symbol;
    }

    /// <summary>The same of what ends at a place.</summary>
    public int ReadBefore(ReadOnlySpan<char> text, int end, out int length)
    {
        if (IsWithinPassed(text, end - 1))
        {
            return Read(text, end - 2, out length);
        }

        var symbol = Read(text, end - 1, out _);
        length = 1;
        return symbol;
    }

    /// <summary>Whether a place is the second unit of a character that is passed over.</summary>
    public bool IsWithinPassed(ReadOnlySpan<char> text, int place)
    {
        if (!HasPairs || place == 0 || place >= text.Length || !char.IsLowSurrogate(text[place]))
        {
            return false;
        }

        _ = Read(text, place - 1, out var length);
        return length == 2;
    }

    /// <summary>The entry of every character that has this symbol.</summary>
    public ushort EntryOf(ushort symbol) => _alone.Contains(symbol) ? (ushort)(symbol | Alone) : symbol;

    /// <summary>Numbers the characters of the patterns and writes each pattern in symbols.</summary>
    /// <exception cref="ArgumentException">A pattern has nothing but characters that are passed over, or there are too many characters.</exception>
    public static SymbolMap Build(IReadOnlyList<string> keywords, KeywordMatching matching, out PatternSymbols[] strings)
    {
        var folded = FoldAll(matching);
        var symbols = new ushort[char.MaxValue + 1];
        var count = 0;
        var buffer = new List<ushort>();

        strings = new PatternSymbols[keywords.Count];
        var alone = new HashSet<ushort>();
        for (var i = 0; i < strings.Length; i++)
        {
            buffer.Clear();
            Encode(keywords[i], folded, symbols, ref count, buffer);
            if (buffer.Count == 0)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Expected keywords and phrases of which something counts; of '{keywords[i]}', number {i + 1}, every character is passed over. Set less to be passed over, or leave it out."),
                    nameof(keywords));
            }

            strings[i] = PatternSymbols.Of(buffer, matching.Repeats);
            if (strings[i].Symbols.Length == 1)
            {
                alone.Add(strings[i].Symbols[0]);
            }
        }

        var pairs = new SymbolPairs(keywords, matching);
        var map = new SymbolMap(new ushort[char.MaxValue + 1], alone, pairs);
        for (var c = 0; c < folded.Length; c++)
        {
            map.Entries[c] = folded[c] > char.MaxValue ? (ushort)(folded[c] & SymbolMask) : map.EntryOf(symbols[folded[c]]);
        }

        foreach (var unit in pairs.Units.ToArray())
        {
            pairs.Set(unit, symbols[unit]);
            map.Entries[unit] = (ushort)(PairLead | (map.Entries[unit] & Alone));
        }

        return map;
    }

    /// <summary>Whether a character never counts, and as what.</summary>
    internal static ushort? Skipped(char c, KeywordMatching matching)
    {
        if (((matching.Folds & TextFolds.ZeroWidth) != 0 && TextFolding.IsZeroWidth(c)) || ((matching.Folds & TextFolds.Marks) != 0 && TextFolding.IsMark(c)))
        {
            return Invisible;
        }

        // A circled letter is a letter where compatibility characters are folded, else a sign.
        c = (matching.Folds & TextFolds.Compatibility) != 0 ? CharacterForms.ToCompatible(c) : c;
        return matching.MaxGap > 0 && TextFolding.IsSeparator(c) ? Separator : null;
    }

    /// <summary>The folded form of each character, or 0x10000 with the symbol of what is passed over.</summary>
    private static int[] FoldAll(KeywordMatching matching)
    {
        var folded = new int[char.MaxValue + 1];
        var alike = new AlikeCharacters(matching.Alike, c => TextFolding.Fold(c, matching.Folds));
        for (var c = 0; c < folded.Length; c++)
        {
            folded[c] = Skipped((char)c, matching) is { } symbol ? 0x10000 | symbol : alike.NameOf(TextFolding.Fold((char)c, matching.Folds));
        }

        return folded;
    }

    private static void Encode(string pattern, int[] folded, ushort[] symbols, ref int count, List<ushort> codes)
    {
        foreach (var c in pattern)
        {
            var form = folded[c];
            if (form > char.MaxValue)
            {
                continue;
            }

            if (symbols[form] == 0)
            {
                symbols[form] = (ushort)++count;
                if (count > MaxSymbols)
                {
                    throw new ArgumentException(
                        FormattableString.Invariant($"Expected at most {MaxSymbols} different characters in all keywords."), nameof(pattern));
                }
            }

            codes.Add(symbols[form]);
        }
    }
}
