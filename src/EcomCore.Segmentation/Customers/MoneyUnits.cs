namespace EcomCore.Segmentation;

/// <summary>Money in ten-thousandths, as whole numbers: exact, and five times as fast to add as <see cref="decimal"/>.</summary>
internal static class MoneyUnits
{
    private const int Scale = 4;
    private const long Most = 1L << 52;

    // A quotient has no more decimals than it needs: divided by this, 1.50 is 1.5.
    private const decimal OneThatTakesZerosAway = 1.0000000000000000000000000000m;

    /// <summary>A sum beyond this must be emptied before the next amount is added.</summary>
    public const long Full = 1L << 62;

    /// <summary>False for an amount with more decimals, or too large.</summary>
    public static bool TryOf(decimal amount, out long units, out byte scale)
    {
#if NET
        Span<int> bits = stackalloc int[4];
        _ = decimal.GetBits(amount, bits);
#else
        var bits = decimal.GetBits(amount);
#endif
        return TryOf((uint)bits[0] | ((ulong)(uint)bits[1] << 32), (uint)bits[2], bits[3], out units, out scale);
    }

    /// <summary>The same of the parts of a <see cref="decimal"/>: 96 bits of digits, and the flags with sign and scale.</summary>
    public static bool TryOf(ulong digits, uint highDigits, int flags, out long units, out byte scale)
    {
        scale = (byte)(flags >> 16);
        units = 0;
        if (highDigits != 0 || scale > Scale || digits > MostDigits[Scale - scale])
        {
            return false;
        }

        var sign = flags >> 31;
        units = (((long)digits * Powers[Scale - scale]) ^ sign) - sign;
        return true;
    }

    /// <summary>The money as it was written, with so many decimals.</summary>
    public static decimal ToDecimal(long units, byte scale)
    {
        var digits = units / Powers[Scale - scale];
        var size = (ulong)Math.Abs(digits);
        return new decimal((int)size, (int)(size >> 32), 0, digits < 0, scale);
    }

    public static double ToDouble(long units) => units / 10_000.0;

    /// <summary>The units whose <see cref="ToDouble(long)"/> a number is; false when there are none.</summary>
    public static bool TryOfDouble(double number, out long units)
    {
        var rounded = Math.Round(number * 10_000.0);
        units = rounded is >= -Most and <= Most ? (long)rounded : 0;
        return ToDouble(units).Equals(number);
    }

    /// <summary>The same of money that may not fit units: equal money gives the same number, however it was written and added up.</summary>
    public static double ToDouble(decimal money)
    {
        var units = money * 10_000m;
        return units == decimal.Truncate(units) && units >= long.MinValue && units <= long.MaxValue
            ? ToDouble((long)units)
            : (double)(money / OneThatTakesZerosAway);
    }

    private static ReadOnlySpan<ulong> MostDigits => [(ulong)Most, (ulong)Most / 10, (ulong)Most / 100, (ulong)Most / 1000, (ulong)Most / 10_000];

    private static ReadOnlySpan<long> Powers => [1, 10, 100, 1000, 10_000];
}
