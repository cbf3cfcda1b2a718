namespace EcomCore.Risk;

/// <summary>Numbers the folded characters that occur in patterns; every other character is symbol 0.</summary>
/// <remarks>
/// A text character's entry is its symbol, with <see cref="Alone"/> set where a pattern is that one character. Two symbols stand for
/// characters that are passed over.
/// </remarks>
internal sealed class SymbolMap
{
    public const ushort Alone = 0x8000;
    public const ushort SymbolMask = 0x7FFF;
    public const ushort Separator = 0x7FFE;
    public const ushort Invisible = 0x7FFF;
    public const int MaxSymbols = Separator - 1;

    private readonly HashSet<ushort> _alone;

    private SymbolMap(ushort[] entries, HashSet<ushort> alone)
    {
        Entries = entries;
        _alone = alone;
    }

    /// <summary>Gets the entry of each of the 65,536 UTF-16 units.</summary>
    public ushort[] Entries { get; }

    /// <summary>The entry of every character that has this symbol.</summary>
    public ushort EntryOf(ushort symbol) => _alone.Contains(symbol) ? (ushort)(symbol | Alone) : symbol;

    /// <summary>Numbers the characters of the patterns and writes each pattern in symbols.</summary>
    /// <exception cref="ArgumentException">A pattern has nothing but characters that are passed over, or there are too many characters.</exception>
    public static SymbolMap Build(IReadOnlyList<string> patterns, KeywordMatching matching, out ushort[][] strings)
    {
        var folded = FoldAll(matching);
        var symbols = new ushort[char.MaxValue + 1];
        var count = 0;

        strings = new ushort[patterns.Count][];
        for (var i = 0; i < strings.Length; i++)
        {
            strings[i] = Encode(patterns[i], folded, symbols, ref count);
        }

        var map = new SymbolMap(
            new ushort[char.MaxValue + 1], [.. strings.Where(codes => codes.Length == 1).Select(codes => codes[0])]);
        for (var c = 0; c < folded.Length; c++)
        {
            map.Entries[c] = folded[c] > char.MaxValue ? (ushort)(folded[c] & SymbolMask) : map.EntryOf(symbols[folded[c]]);
        }

        return map;
    }

    /// <summary>The folded form of each character, or 0x10000 with the symbol of what is passed over.</summary>
    private static int[] FoldAll(KeywordMatching matching)
    {
        var folded = new int[char.MaxValue + 1];
        for (var c = 0; c < folded.Length; c++)
        {
            folded[c] = Skipped((char)c, matching) is { } symbol ? 0x10000 | symbol : TextFolding.Fold((char)c, matching.Folds);
        }

        return folded;
    }

    /// <summary>Whether a character never counts, and as what.</summary>
    internal static ushort? Skipped(char c, KeywordMatching matching)
    {
        if ((matching.Folds & TextFolds.ZeroWidth) != 0 && TextFolding.IsZeroWidth(c))
        {
            return Invisible;
        }

        return matching.MaxGap > 0 && TextFolding.IsSeparator(c) ? Separator : null;
    }

    private static ushort[] Encode(string pattern, int[] folded, ushort[] symbols, ref int count)
    {
        var codes = new List<ushort>(pattern.Length);
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

        return codes.Count > 0 ? [.. codes] : throw new ArgumentException($"Nothing of the keyword '{pattern}' counts.", nameof(pattern));
    }
}
