using System.Runtime.InteropServices;

namespace EcomCore.Inventory;

/// <summary>A number for the content of a command; stored in journals, so it never changes.</summary>
internal static class CommandFingerprint
{
    // 2^64 divided by the golden ratio, the multiplier of Fibonacci hashing (Knuth, The Art of Computer Programming 3, section 6.4).
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    public static long Of(in LedgerCommand command)
    {
        var hash = Mix((ulong)command.Kind, (ulong)command.SpanTicks ^ ((ulong)command.Backorder << 60));
        hash = Mix(hash, command.OrderId);
        hash = Mix(hash, command.Channel);
        hash = Mix(hash, command.Reason);
        for (var i = 0; i < command.LineCount; i++)
        {
            var line = command.Line(i);
            hash = Mix(Mix(hash, (ulong)line.Quantity), line.Sku);
            if (line.Channel is not null)
            {
                hash = Mix(hash, line.Channel);
            }
        }

        return (long)Mix(hash, (ulong)command.LineCount);
    }

    private static ulong Mix(ulong hash, ulong value)
    {
        hash = (hash ^ value) * Multiplier;
        return hash ^ (hash >> 29);
    }

    // Four UTF-16 units at a time; the length tells a missing text from an empty one and ends the last group.
    private static ulong Mix(ulong hash, string? text)
    {
        if (text is null)
        {
            return Mix(hash, ulong.MaxValue);
        }

        hash = Mix(hash, (ulong)text.Length);
        var rest = text.AsSpan();
        while (rest.Length >= 4)
        {
            hash = Mix(hash, Four(rest));
            rest = rest.Slice(4);
        }

        for (var i = 0; i < rest.Length; i++)
        {
            hash = Mix(hash, rest[i]);
        }

        return hash;
    }

    private static ulong Four(ReadOnlySpan<char> text) => BitConverter.IsLittleEndian
        ? MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text))
        : text[0] | ((ulong)text[1] << 16) | ((ulong)text[2] << 32) | ((ulong)text[3] << 48);
}
