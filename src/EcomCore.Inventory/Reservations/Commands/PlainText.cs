using System.Runtime.InteropServices;

namespace EcomCore.Inventory;

/// <summary>Printable ASCII, four UTF-16 units at a time.</summary>
internal static class PlainText
{
    private const ulong Bit7 = 0x0080_0080_0080_0080;

    /// <summary>Whether a text has nothing but printable ASCII; false for some that have, the very short ones.</summary>
    public static bool Is(string text)
    {
        if (text.Length < 4)
        {
            return false;
        }

        // The last four again where they overlap.
        var bytes = MemoryMarshal.AsBytes(text.AsSpan());
        var unusual = 0UL;
        for (var from = 0; from < bytes.Length; from += sizeof(ulong))
        {
            unusual |= Unusual(MemoryMarshal.Read<ulong>(bytes.Slice(Math.Min(from, bytes.Length - sizeof(ulong)))));
        }

        return unusual == 0;
    }

    // In a unit below 128, adding 0x60 sets bit 7 from the blank on, and adding 1 sets it for DEL alone.
    public static ulong Unusual(ulong four) =>
        (four & 0xFF80_FF80_FF80_FF80) | (~(four + 0x0060_0060_0060_0060) & Bit7) | ((four + 0x0001_0001_0001_0001) & Bit7);
}
