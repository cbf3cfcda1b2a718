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
        var other = MemoryMarshal.Cast<double, ulong>(rented.AsSpan(0, sorted.Length));
        if (!TrySortAsUnits(sorted, other))
        {
            SortAsPatterns(MemoryMarshal.Cast<double, ulong>(sorted), other);
        }

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

    /// <summary>Sorts by <see cref="MoneyUnits"/> where every value is the number of some: they have half as many digits as the bit patterns. False, and nothing done, elsewhere.</summary>
    private static bool TrySortAsUnits(Span<double> values, Span<ulong> keys)
    {
        var (low, high) = (long.MaxValue, long.MinValue);
        for (var i = 0; i < values.Length; i++)
        {
            if (!MoneyUnits.TryOfDouble(values[i], out var units))
            {
                return false;
            }

            keys[i] = (ulong)units;
            low = Math.Min(low, units);
            high = Math.Max(high, units);
        }

        foreach (ref var key in keys)
        {
            key -= (ulong)low;
        }

        var sorted = SortByDigits(keys, MemoryMarshal.Cast<double, ulong>(values), (ulong)(high - low));
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = MoneyUnits.ToDouble(low + (long)sorted[i]);
        }

        return true;
    }

    /// <summary>Sorts by the bit patterns, whose order is that of the numbers once negative ones are turned around.</summary>
    private static void SortAsPatterns(Span<ulong> patterns, Span<ulong> other)
    {
        foreach (ref var pattern in patterns)
        {
            pattern = KeyOf(pattern);
        }

        var sorted = SortByDigits(patterns, other, ulong.MaxValue);
        for (var i = 0; i < patterns.Length; i++)
        {
            patterns[i] = PatternOf(sorted[i]);
        }
    }

    /// <summary>Radix sort from the last digit.</summary>
    /// <returns>The one of the two spans in which the sorted keys stand.</returns>
    private static Span<ulong> SortByDigits(Span<ulong> keys, Span<ulong> other, ulong most)
    {
        Span<int> starts = stackalloc int[Digits + 1];
        for (var shift = 0; shift < 64 && most >> shift != 0; shift += DigitBits)
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

        return keys;
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
