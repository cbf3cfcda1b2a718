namespace EcomCore.Risk;

/// <summary>What is passed over of the characters beyond the basic plane, which UTF-16 writes as two units.</summary>
/// <remarks>By blocks of Unicode 15.0, so that the same text gives the same hits on every system.</remarks>
internal static class SupplementaryCharacters
{
    /// <summary>Tags and variation selectors, and the format characters of shorthand and music: default ignorable code points.</summary>
    private static readonly (int First, int Last)[] Invisible = [(0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF)];

    /// <summary>Music, counting rods, sign writing, game pieces, enclosed letters, emoji, pictographs, arrows, legacy computing.</summary>
    private static readonly (int First, int Last)[] Symbols = [(0x1CC00, 0x1CEBF), (0x1D000, 0x1D24F), (0x1D300, 0x1D35F), (0x1D800, 0x1DAAF), (0x1F000, 0x1FBEF)];

    public static bool IsInvisible(int code) => IsIn(Invisible, code);

    public static bool IsSeparator(int code) => IsIn(Symbols, code) || IsIn(Invisible, code);

    /// <summary>Whether a character that begins with this unit can be passed over.</summary>
    public static bool MayBegin(char unit, bool invisible, bool separators)
    {
        if (!char.IsHighSurrogate(unit))
        {
            return false;
        }

        var first = char.ConvertToUtf32(unit, '\uDC00');
        return ((invisible || separators) && Meets(Invisible, first)) || (separators && Meets(Symbols, first));
    }

    private static bool IsIn((int First, int Last)[] ranges, int code) => Array.Exists(ranges, range => code >= range.First && code <= range.Last);

    private static bool Meets((int First, int Last)[] ranges, int first) => Array.Exists(ranges, range => first <= range.Last && first + 0x3FF >= range.First);
}
