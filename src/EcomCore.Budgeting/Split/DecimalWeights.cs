using System.Numerics;

namespace EcomCore.Budgeting;

/// <summary>Apportionment by decimal weights, exact: weights become whole numbers by a common power of ten.</summary>
internal static class DecimalWeights
{
    public static long[] Split(long units, IReadOnlyList<decimal> weights, SplitMethod method)
    {
        if (units == 0)
        {
            return new long[weights.Count];
        }

        if (method != SplitMethod.Jefferson && TryWhole(weights, out var whole, out var sum) && Apportionment.Fits(units, sum))
        {
            var parts = new long[whole.Length];
            if (method == SplitMethod.Webster)
            {
                Apportionment.Webster(units, whole, sum, parts);
            }
            else
            {
                Apportionment.LargestRemainder(units, whole, sum, parts);
            }

            return parts;
        }

        return ExactApportionment.Split(units, Unlimited(weights), method);
    }

    /// <summary>The usual case: weights without decimals that add up in 64 bits.</summary>
    private static bool TryWhole(IReadOnlyList<decimal> weights, out long[] whole, out ulong sum)
    {
        whole = new long[weights.Count];
        sum = 0;
        for (var i = 0; i < whole.Length; i++)
        {
            if (weights[i] > long.MaxValue || decimal.Truncate(weights[i]) != weights[i])
            {
                return false;
            }

            whole[i] = (long)weights[i];
            sum += (ulong)whole[i];
            if (sum > long.MaxValue)
            {
                return false;
            }
        }

        return true;
    }

    private static BigInteger[] Unlimited(IReadOnlyList<decimal> weights)
    {
        var digits = weights.Max(ScaleOf);
        var whole = new BigInteger[weights.Count];
        for (var i = 0; i < whole.Length; i++)
        {
            whole[i] = Mantissa(weights[i]) * BigInteger.Pow(10, digits - ScaleOf(weights[i]));
        }

        return whole;
    }

    private static int ScaleOf(decimal value) => (decimal.GetBits(value)[3] >> 16) & 0xFF;

    private static BigInteger Mantissa(decimal value)
    {
        var bits = decimal.GetBits(value);
        return ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
    }
}
