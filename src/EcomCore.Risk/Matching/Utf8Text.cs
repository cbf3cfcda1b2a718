#if NET
using System.Buffers;
using System.Text.Unicode;
#endif

namespace EcomCore.Risk;

/// <summary>UTF-8 read as UTF-16; each byte that belongs to no valid sequence is one U+FFFD.</summary>
internal static class Utf8Text
{
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
            var status = Utf8.ToUtf16(bytes.Slice(taken), text.Slice(written), out var read, out var units, replaceInvalidSequences: false);
            taken += read;
            written += units;
            if (status is OperationStatus.Done or OperationStatus.DestinationTooSmall)
            {
                return written;
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

            at += DecodeOne(bytes.Slice(at), out _, out var low);
            units -= low == '\0' ? 1 : 2;
        }

        return at;
    }

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
