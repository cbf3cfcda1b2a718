#if NET
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
#endif

namespace EcomCore.Risk;

/// <summary>UTF-8 read as UTF-16; each byte that belongs to no valid sequence is one U+FFFD.</summary>
internal static class Utf8Text
{
#if NET
    private const uint AllInOrder = 0x7FFF;
    private const uint AllFive = 0x1F;

#endif
    /// <summary>Decodes as much as fits.</summary>
    /// <param name="bytes">The bytes; a sequence cut off at the end is not valid.</param>
    /// <param name="text">Room for at least two units.</param>
    /// <param name="taken">How many bytes were read.</param>
    /// <returns>How many units were written.</returns>
    public static int Decode(ReadOnlySpan<byte> bytes, Span<char> text, out int taken)
    {
        var written = 0;
        taken = 0;
        while (taken < bytes.Length && written + 2 <= text.Length)
        {
#if NET
            if (Vector128.IsHardwareAccelerated && BitConverter.IsLittleEndian && taken + 16 <= bytes.Length && written + 16 <= text.Length)
            {
                var block = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(bytes), (nuint)taken);
                var units = bytes[taken] < 0x80 ? WidenAscii(block, text.Slice(written)) : JoinThreeBytes(block, text.Slice(written));
                if (units > 0)
                {
                    taken += bytes[taken] < 0x80 ? units : 3 * units;
                    written += units;
                    continue;
                }
            }
#endif
            taken += DecodeOne(bytes.Slice(taken), out text[written], out var low);
            written++;
            if (low != '\0')
            {
                text[written++] = low;
            }
        }

        return written;
    }

    /// <summary>How many bytes the next so many UTF-16 units take; a pair that is cut in two counts with its first half.</summary>
    public static int BytesOf(ReadOnlySpan<byte> bytes, int units)
    {
        var at = 0;
        while (units > 0 && at < bytes.Length)
        {
            if (bytes[at] < 0x80)
            {
                at++;
                units--;
                continue;
            }

            // Nearly all of Chinese: three bytes, none of the leads behind which some are not valid.
            if (bytes[at] is > 0xE0 and < 0xF0 and not 0xED && at + 2 < bytes.Length && IsContinuation(bytes[at + 1]) && IsContinuation(bytes[at + 2]))
            {
                at += 3;
                units--;
                continue;
            }

            at += DecodeOne(bytes.Slice(at), out _, out var low);
            units -= low == '\0' ? 1 : 2;
        }

        return at;
    }

    private static bool IsContinuation(byte b) => (b & 0xC0) == 0x80;

#if NET
    /// <summary>Writes the ASCII characters that a block of 16 bytes begins with and gives their number.</summary>
    private static int WidenAscii(Vector128<byte> block, Span<char> text)
    {
        var (low, high) = Vector128.Widen(block);
        low.CopyTo(MemoryMarshal.Cast<char, ushort>(text));
        high.CopyTo(MemoryMarshal.Cast<char, ushort>(text.Slice(8)));
        return Math.Min(16, BitOperations.TrailingZeroCount(block.ExtractMostSignificantBits()));
    }

    /// <summary>Writes the valid characters of three bytes that a block of 16 bytes begins with, at most five, and gives their number.</summary>
    private static int JoinThreeBytes(Vector128<byte> block, Span<char> text)
    {
        var marks = Vector128.Create((byte)0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0, 0);
        var expected = Vector128.Create((byte)0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80, 0xFF);
        var inOrder = Vector128.Equals(block & marks, expected).ExtractMostSignificantBits();

        var lead = Vector128.Shuffle(block, Vector128.Create((byte)0, 255, 3, 255, 6, 255, 9, 255, 12, 255, 255, 255, 255, 255, 255, 255)).AsUInt16();
        var middle = Vector128.Shuffle(block, Vector128.Create((byte)1, 255, 4, 255, 7, 255, 10, 255, 13, 255, 255, 255, 255, 255, 255, 255)).AsUInt16();
        var last = Vector128.Shuffle(block, Vector128.Create((byte)2, 255, 5, 255, 8, 255, 11, 255, 14, 255, 255, 255, 255, 255, 255, 255)).AsUInt16();
        var six = Vector128.Create((ushort)0x3F);
        var joined = ((lead & Vector128.Create((ushort)0x0F)) << 12) | ((middle & six) << 6) | (last & six);
        joined.CopyTo(MemoryMarshal.Cast<char, ushort>(text));

        // Too low for three bytes, or half of a surrogate pair (The Unicode Standard, table 3-7). Places behind the fifth are 0 and too low.
        var high = Vector128.Create((ushort)0xF800);
        var wrong = Vector128.Equals(joined & high, Vector128<ushort>.Zero) | Vector128.Equals(joined & high, Vector128.Create((ushort)0xD800));
        var wrongs = wrong.ExtractMostSignificantBits();
        if (inOrder == AllInOrder && (wrongs & AllFive) == 0)
        {
            // Foreseen nearly always: the next block need not wait for the count.
            return 5;
        }

        return Math.Min(BitOperations.TrailingZeroCount(~inOrder) / 3, BitOperations.TrailingZeroCount(wrongs));
    }
#endif

    /// <summary>Reads one character (The Unicode Standard, table 3-7).</summary>
    private static int DecodeOne(ReadOnlySpan<byte> bytes, out char first, out char low)
    {
        (first, low) = ('\uFFFD', '\0');
        int lead = bytes[0];
        if (lead < 0x80)
        {
            first = (char)lead;
            return 1;
        }

        var length = lead switch { >= 0xC2 and < 0xE0 => 2, >= 0xE0 and < 0xF0 => 3, >= 0xF0 and < 0xF5 => 4, _ => 0 };
        if (length == 0 || bytes.Length < length)
        {
            return 1;
        }

        var code = lead & (0x7F >> length);
        for (var i = 1; i < length; i++)
        {
            if ((bytes[i] & 0xC0) != 0x80)
            {
                return 1;
            }

            code = (code << 6) | (bytes[i] & 0x3F);
        }

        if ((length == 3 && (code < 0x800 || code is >= 0xD800 and < 0xE000)) || (length == 4 && code is < 0x10000 or > 0x10FFFF))
        {
            return 1;
        }

        first = code < 0x10000 ? (char)code : (char)(0xD800 + ((code - 0x10000) >> 10));
        low = code < 0x10000 ? '\0' : (char)(0xDC00 + ((code - 0x10000) & 0x3FF));
        return length;
    }
}
