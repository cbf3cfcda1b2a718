using System.Runtime.CompilerServices;

namespace EcomCore.Inventory;

/// <summary>
/// The exact order of lots. A channel takes its lot number k (from 0) when the level reaches d(k) * lot / (demand * weight), with d(k) = k + 1/2 (Webster),
/// k (Adams), k + 1 (Jefferson). Doubles decide when the answer is clear; whole numbers of 256 bits decide the rest, without any rounding.
/// </summary>
internal static class Quotient
{
    // Below 2^51 a double holds halves exactly; products outside these two may have lost digits to underflow, or all to overflow.
    private const double Halves = 2251799813685248.0;
    private const double Tiny = 1e-250;
    private const double Huge = 1e300;
    private const double Half = 0.5;

    // Counting rounds at most four times, comparing at most six times on each side, each time by 1.1e-16.
    private const double Slack = 8e-16;
    private const double ClearlyLess = 1 - 2e-15;

    // Products of factors that are whole when multiplied by 4 are exact below 2^53 / 16.
    private const double MostExact = 562949953421312.0;

    /// <summary>Counts the lots of a channel at or below the level; false where doubles are not sure.</summary>
    /// <param name="level">Units per share.</param>
    /// <param name="share">The channel's share.</param>
    /// <param name="lot">Units of a lot.</param>
    /// <param name="rounding">The divisor.</param>
    /// <param name="count">The lots, when it is true.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryCountAt(double level, double share, long lot, Rounding rounding, out long count)
    {
        var product = level * share;
        var wish = lot == 1 ? product : product / lot;
        var raised = wish + (rounding == Rounding.Webster ? Half : 0.0);
        count = (long)raised;
        var fraction = raised - count;
        var slack = (wish + 1) * Slack;
        count += rounding == Rounding.Adams ? 1 : 0;
        return raised < Halves && fraction > slack && fraction < 1 - slack;
    }

    /// <summary>Whether lot <paramref name="k"/> of channel i comes before lot <paramref name="l"/> of channel j.</summary>
    /// <remarks>Of equal quotients the larger share (Adams' first lots only), then the earlier channel comes first.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Precedes(in AllocationDesk desk, int i, long k, int j, long l, Rounding rounding)
    {
        var mine = RoundedDivisor(k, rounding) * desk.Lots[i] * desk.Shares[j];
        var other = RoundedDivisor(l, rounding) * desk.Lots[j] * desk.Shares[i];
        if (mine > Tiny && other > Tiny && mine < Huge && other < Huge)
        {
            if (mine < other * ClearlyLess)
            {
                return true;
            }

            if (other < mine * ClearlyLess)
            {
                return false;
            }
        }

        return mine < MostExact && other < MostExact && mine > 0 && other > 0 && IsShort(desk, i) && IsShort(desk, j)
            ? mine < other || (mine == other && i < j)
            : PrecedesExactly(desk, i, k, j, l, rounding);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool PrecedesExactly(in AllocationDesk desk, int i, long k, int j, long l, Rounding rounding)
    {
        var order = CompareExactly(desk, i, DivisorOf(k, rounding), j, DivisorOf(l, rounding));
        if (order == 0 && DivisorOf(k, rounding) == 0)
        {
            order = CompareExactly(desk, i, 1, j, 1);
        }

        return order != 0 ? order < 0 : i < j;
    }

    // Doubled for Webster, so that all three are whole; a common factor does not change the order.
    private static ulong DivisorOf(long k, Rounding rounding) => rounding switch
    {
        Rounding.Webster => ((ulong)k * 2) + 1,
        Rounding.Adams => (ulong)k,
        _ => (ulong)k + 1,
    };

    private static double RoundedDivisor(long k, Rounding rounding) => rounding switch
    {
        Rounding.Webster => (2.0 * k) + 1,
        Rounding.Adams => k,
        _ => k + 1.0,
    };

    // Whether both factors of a share are whole numbers of quarters, so that small products with them are not rounded.
    private static bool IsShort(in AllocationDesk desk, int i) => IsWhole(4 * desk.Demands[i]) && IsWhole(4 * desk.Weights[i]);

    private static bool IsWhole(double value) => value == Math.Floor(value);

    /// <summary>Compares divisor * lot / share of two channels by cross products.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int CompareExactly(in AllocationDesk desk, int i, ulong divisor, int j, ulong otherDivisor)
    {
        var left = Wide.Product(divisor, (ulong)desk.Lots[i]);
        var right = Wide.Product(otherDivisor, (ulong)desk.Lots[j]);
        if (left.IsZero || right.IsZero)
        {
            return right.IsZero.CompareTo(left.IsZero);
        }

        if (desk.Demands[i] == desk.Demands[j] && desk.Weights[i] == desk.Weights[j])
        {
            return Wide.Compare(left, right);
        }

        left = TimesShare(left, desk, j, out var leftExponent);
        right = TimesShare(right, desk, i, out var rightExponent);
        var leftBits = left.BitLength;
        var rightBits = right.BitLength;
        var order = (leftBits + leftExponent).CompareTo(rightBits + rightExponent);
        if (order != 0)
        {
            return order;
        }

        // Both are of the same magnitude; align their highest bits and compare what is below.
        return leftBits < rightBits
            ? Wide.Compare(left.ShiftLeft(rightBits - leftBits), right)
            : Wide.Compare(left, right.ShiftLeft(leftBits - rightBits));
    }

    // 64 bits of the divisor, 63 of the lot and 53 of each factor: 233 at most.
    private static Wide TimesShare(Wide value, in AllocationDesk desk, int i, out int exponent)
    {
        Decompose(desk.Demands[i], out var demand, out var demandExponent);
        Decompose(desk.Weights[i], out var weight, out var weightExponent);
        exponent = demandExponent + weightExponent;
        return value.Times(demand).Times(weight);
    }

    /// <summary>Counts the lots of a channel at or below the level; saturates at the largest long. Level 0 counts none.</summary>
    /// <param name="level">Units per share.</param>
    /// <param name="share">The channel's share times the scale.</param>
    /// <param name="scale">A power of two by which all shares are multiplied.</param>
    /// <param name="desk">The exact factors of the share, and the lot.</param>
    /// <param name="i">The channel.</param>
    /// <param name="rounding">The divisor.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static long CountExactly(double level, double share, double scale, in AllocationDesk desk, int i, Rounding rounding)
    {
        if (level == 0 || share == 0)
        {
            // A share that vanished beside far larger ones still has its first lot under Adams, whose first quotient is 0.
            return level > 0 && rounding == Rounding.Adams ? 1 : 0;
        }

        if (!(level * share < long.MaxValue))
        {
            return long.MaxValue;
        }

        Decompose(level, out var digits, out var exponent);
        Decompose(scale, out _, out var scaleExponent);
        var product = TimesShare(Wide.Product(digits, 1), desk, i, out var shareExponent);
        var places = -(exponent + shareExponent + scaleExponent + 52);
        if (places < 0)
        {
            product = product.ShiftLeft(-places);
            places = 0;
        }

        var units = product.ShiftRight(places);
        var lot = (ulong)desk.Lots[i];
        var (whole, rest) = (units / lot, units % lot);
        var count = rounding switch
        {
            Rounding.Webster => whole + ((2 * rest) + (product.HasBit(places - 1) ? 1UL : 0) >= lot ? 1UL : 0),
            Rounding.Adams => whole + 1,
            _ => whole,
        };

        // The rounded product above was below 2^63; the exact one need not be.
        return (long)Math.Min(count, long.MaxValue);
    }

    /// <summary>A positive double as whole digits times a power of two.</summary>
    private static void Decompose(double value, out ulong digits, out int exponent)
    {
        var bits = (ulong)BitConverter.DoubleToInt64Bits(value);
        var raw = (int)((bits >> 52) & 0x7FF);
        digits = bits & 0xFFFFFFFFFFFFF;
        if (raw == 0)
        {
            exponent = -1074;
            return;
        }

        digits |= 0x10000000000000;
        exponent = raw - 1075;
    }
}
