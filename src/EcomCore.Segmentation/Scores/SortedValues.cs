namespace EcomCore.Segmentation;

/// <summary>Sorts the values of an axis: by counting where they are whole numbers of a small range, by their digits where there are many, else by comparing.</summary>
internal static class SortedValues
{
    private const int FewValues = 4096;
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;

    /// <summary>A sorted copy, rising; of the values taken from 0 when reversed. All must be finite.</summary>
    public static double[] Of(double[] values, bool isReversed)
    {
        var copy = new double[values.Length];
        for (var i = 0; i < copy.Length; i++)
        {
            // Taken from 0, for -0 would be another pattern than 0.
            copy[i] = isReversed ? 0 - values[i] : values[i] + 0.0;
        }

        if (copy.Length < FewValues)
        {
            Array.Sort(copy);
        }
        else if (!TryCount(copy))
        {
            SortByDigits(copy);
        }

        return copy;
    }

    private static bool TryCount(double[] values)
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
            values.AsSpan(at, counts[i]).Fill(low + i);
            at += counts[i];
        }

        return true;
    }

    /// <summary>Radix sort from the last digit of the bit patterns, whose order is that of the numbers once negative ones are turned around.</summary>
    private static void SortByDigits(double[] values)
    {
        var keys = Array.ConvertAll(values, KeyOf);
        var other = new ulong[keys.Length];
        for (var shift = 0; shift < 64; shift += DigitBits)
        {
            var starts = new int[Digits + 1];
            foreach (var key in keys)
            {
                starts[((int)(key >> shift) & (Digits - 1)) + 1]++;
            }

            if (starts.AsSpan(1).IndexOf(keys.Length) >= 0)
            {
                continue;
            }

            for (var i = 1; i < starts.Length; i++)
            {
                starts[i] += starts[i - 1];
            }

            foreach (var key in keys)
            {
                other[starts[(int)(key >> shift) & (Digits - 1)]++] = key;
            }

            (keys, other) = (other, keys);
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ValueOf(keys[i]);
        }
    }

    private static ulong KeyOf(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        return (ulong)bits ^ ((ulong)(bits >> 63) | 0x8000_0000_0000_0000UL);
    }

    private static double ValueOf(ulong key)
    {
        var bits = key ^ ((key >> 63) == 0 ? ulong.MaxValue : 0x8000_0000_0000_0000UL);
        return BitConverter.Int64BitsToDouble((long)bits);
    }
}
