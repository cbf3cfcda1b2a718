using System.Runtime.InteropServices;

namespace EcomCore.Segmentation;

/// <summary>A text as a key of 16 bytes: up to 15 ASCII characters themselves, a longer or other text as its place in a list.</summary>
/// <remarks>The last byte is the length, or <see cref="PlaceMark"/>. So two keys are equal exactly where the texts are, and no text is read to compare them.</remarks>
internal readonly struct TextKey : ICustomerKey<TextKey>
{
    private const int LongestText = 15;
    private const byte PlaceMark = 0xFF;
    private const int LengthShift = 56;
    private const ulong NotAscii = 0xFF80_FF80_FF80_FF80;

    private readonly ulong _low;
    private readonly ulong _high;

    private TextKey(ulong low, ulong high) => (_low, _high) = (low, high);

    /// <summary>Stands for a text that has no place yet.</summary>
    public static TextKey WithoutPlace => new(ulong.MaxValue, ulong.MaxValue);

    public uint Hash => Hashing.Of(_low, _high);

    public bool IsWithoutPlace => _high == ulong.MaxValue;

    public static TextKey OfPlace(int place) => new((uint)place, (ulong)PlaceMark << LengthShift);

    /// <summary>The key of a text; <see cref="WithoutPlace"/> where it is too long or not ASCII.</summary>
    public static TextKey Of(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestText)
        {
            return WithoutPlace;
        }

        var (low, high) = (0UL, (ulong)text.Length << LengthShift);
        var (at, all) = (0, 0UL);

        // Four characters at a time: 16 bits each are pushed together to 8.
        foreach (var four in MemoryMarshal.Cast<char, ulong>(text))
        {
            all |= four;
            Put((uint)Squeezed(four), at, ref low, ref high);
            at += 4;
        }

        for (; at < text.Length; at++)
        {
            all |= text[at];
            Put(text[at], at, ref low, ref high);
        }

        return (all & NotAscii) == 0 ? new TextKey(low, high) : WithoutPlace;
    }

    public bool Equals(TextKey other) => ((_low ^ other._low) | (_high ^ other._high)) == 0;

    public override bool Equals(object? obj) => obj is TextKey other && Equals(other);

    public override int GetHashCode() => (int)Hash;

    private static ulong Squeezed(ulong four)
    {
        four = (four | (four >> 8)) & 0x0000_FFFF_0000_FFFF;
        return four | (four >> 16);
    }

    private static void Put(ulong bytes, int at, ref ulong low, ref ulong high)
    {
        if (at < sizeof(ulong))
        {
            low |= bytes << (at * 8);
        }
        else
        {
            high |= bytes << ((at - sizeof(ulong)) * 8);
        }
    }
}
