using System.Buffers;
using System.Runtime.InteropServices;

namespace EcomCore.Segmentation;

/// <summary>Sorts the values of an axis: by counting where they are whole numbers of a small range, else by their digits.</summary>
internal static class SortedValues
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;

    /// <summary>Fills a span with the values in rising order; taken from 0 when reversed. All must be finite.</summary>
    /// <param name="sorted">What is filled, as long as the values.</param>
    /// <param name="values">The values; not changed.</param>
    /// <param name="isReversed">Whether to take them from 0.</param>
    public static void Fill(Span<double> sorted, ReadOnlySpan<double> values, bool isReversed)
    {
        for (var i = 0; i < sorted.Length; i++)
        {
            // Taken from 0, for -0 would be another pattern than 0.
            sorted[i] = isReversed ? 0 - values[i] : values[i] + 0.0;
        }

        if (TryCount(sorted))
        {
            return;
        }

        var rented = ArrayPool<double>.Shared.Rent(sorted.Length);
        SortByDigits(MemoryMarshal.Cast<double, ulong>(sorted), MemoryMarshal.Cast<double, ulong>(rented.AsSpan(0, sorted.Length)));
        ArrayPool<double>.Shared.Return(rented);
    }

    private static bool TryCount(Span<double> values)
    {
        var (low, high) = (values[0], values[0]);
        foreach (var value in values)
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
            if (!Math.Floor(value).Equals(value))
            {
                return false;
            }
        }

        if (!(high - low < values.Length))
        {
            return false;
        }

        var counts = new int[(int)(high - low) + 1];
        foreach (var value in values)
        {
            counts[(int)(value - low)]++;
        }

        var at = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            values.Slice(at, counts[i]).Fill(low + i);
            at += counts[i];
        }

        return true;
    }

    /// <summary>Radix sort from the last digit of the bit patterns, whose order is that of the numbers once negative ones are turned around.</summary>
    private static void SortByDigits(Span<ulong> patterns, Span<ulong> other)
    {
        var keys = patterns;
        foreach (ref var key in keys)
        {
            key = KeyOf(key);
        }

        Span<int> starts = stackalloc int[Digits + 1];
        for (var shift = 0; shift < 64; shift += DigitBits)
        {
            if (!TryCountDigits(keys, shift, starts))
            {
                continue;
            }

            foreach (var key in keys)
            {
                other[starts[(int)(key >> shift) & (Digits - 1)]++] = key;
            }

            // Swapped by hand: a tuple cannot hold spans.
            var sorted = other;
            other = keys;
            keys = sorted;
        }

        for (var i = 0; i < patterns.Length; i++)
        {
            patterns[i] = PatternOf(keys[i]);
        }
    }

    /// <summary>Finds where the keys of each digit start; false when all have the same digit.</summary>
    private static bool TryCountDigits(ReadOnlySpan<ulong> keys, int shift, Span<int> starts)
    {
        starts.Clear();
        foreach (var key in keys)
        {
            starts[((int)(key >> shift) & (Digits - 1)) + 1]++;
        }

        if (starts[((int)(keys[0] >> shift) & (Digits - 1)) + 1] == keys.Length)
        {
            return false;
        }

        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        return true;
    }

    private static ulong KeyOf(ulong pattern) => pattern ^ ((ulong)((long)pattern >> 63) | 0x8000_0000_0000_0000UL);

    private static ulong PatternOf(ulong key) => key ^ ((key >> 63) == 0 ? ulong.MaxValue : 0x8000_0000_0000_0000UL);
}
