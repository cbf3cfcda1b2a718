using System.Runtime.CompilerServices;

namespace EcomCore.Inventory;

/// <summary>
/// The exact order of lots. A channel of share s takes its lot number k (from 0) when the level reaches d(k) / s, with d(k) = k + 1/2 (Webster),
/// k (Adams), k + 1 (Jefferson). Doubles decide when the answer is clear; whole-number arithmetic of 128 bits decides the rest.
/// </summary>
internal static class Quotient
{
    // Below 2^51 a double holds halves exactly, and products below 1e-250 may have lost digits to underflow.
    private const double Halves = 2251799813685248.0;
    private const double Tiny = 1e-250;
    private const double Half = 0.5;
    private const double Slack = 4.5e-16;
    private const double ClearlyLess = 1 - 2e-15;

    /// <summary>Counts the lots k with d(k) / share at or below the level; saturates at the largest long. Level 0 counts none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long CountAt(double level, double share, Rounding rounding)
    {
        var bias = rounding == Rounding.Webster ? Half : 0.0;
        var product = level * share;
        var raised = product + bias;
        if (raised < Halves)
        {
            var count = (long)raised;
            var fraction = raised - count;
            var slack = (product + 1) * Slack;
            if (fraction > slack && fraction < 1 - slack)
            {
                return rounding == Rounding.Adams ? count + 1 : count;
            }
        }

        return CountExactly(level, share, rounding);
    }

    /// <summary>Whether lot <paramref name="k"/> of channel i comes before lot <paramref name="l"/> of channel j.</summary>
    /// <remarks>Of equal quotients the larger share (Adams' first lots only), then the earlier channel comes first.</remarks>
    public static bool Precedes(double share, long k, int i, double otherShare, long l, int j, Rounding rounding)
    {
        var divisor = DivisorOf(k, rounding);
        var otherDivisor = DivisorOf(l, rounding);
        var mine = divisor * otherShare;
        var other = otherDivisor * share;
        if (mine > Tiny && other > Tiny)
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

        var order = CompareProducts(divisor, otherShare, otherDivisor, share);
        if (order == 0 && divisor == 0)
        {
            order = otherShare.CompareTo(share);
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

    private static int CompareProducts(ulong a, double x, ulong b, double y)
    {
        Decompose(x, out var xDigits, out var xExponent);
        Decompose(y, out var yDigits, out var yExponent);
        var left = Wide.Product(a, xDigits);
        var right = Wide.Product(b, yDigits);
        if (left.IsZero || right.IsZero)
        {
            return right.IsZero.CompareTo(left.IsZero);
        }

        var leftBits = left.BitLength;
        var rightBits = right.BitLength;
        var order = (leftBits + xExponent).CompareTo(rightBits + yExponent);
        if (order != 0)
        {
            return order;
        }

        // Both are of the same magnitude; align their highest bits and compare what is below.
        return leftBits < rightBits
            ? Wide.Compare(left.ShiftLeft(rightBits - leftBits), right)
            : Wide.Compare(left, right.ShiftLeft(leftBits - rightBits));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long CountExactly(double level, double share, Rounding rounding)
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

        Decompose(level, out var levelDigits, out var levelExponent);
        Decompose(share, out var shareDigits, out var shareExponent);
        var product = Wide.Product(levelDigits, shareDigits);
        var places = -(levelExponent + shareExponent);
        if (places < 0)
        {
            return product.ShiftLeft(-places).ShiftRight(0);
        }

        var whole = product.ShiftRight(places);
        return rounding switch
        {
            Rounding.Webster => product.HasBit(places - 1) ? whole + 1 : whole,
            Rounding.Adams => whole + 1,
            _ => whole,
        };
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
