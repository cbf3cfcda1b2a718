using System.Buffers;

namespace EcomCore.Budgeting;

/// <summary>Gives out whole units by whole weights, in 64-bit arithmetic; <see cref="ExactApportionment"/> where that would overflow.</summary>
internal static class Apportionment
{
    /// <summary>Whether every product formed here fits 64 bits: the largest is weightSum * (2 * units + 1).</summary>
    public static bool Fits(long units, ulong weightSum) => weightSum <= (ulong)long.MaxValue / ((2 * (ulong)units) + 1);

    /// <summary>Quotas q = units * weight / sum; whole parts first, then one unit to each of the largest remainders.</summary>
    public static void LargestRemainder(long units, ReadOnlySpan<long> weights, ulong weightSum, Span<long> parts)
    {
        var remainders = ArrayPool<ulong>.Shared.Rent(weights.Length);
        var left = units;
        for (var i = 0; i < weights.Length; i++)
        {
            var product = (ulong)units * (ulong)weights[i];
            var quota = product / weightSum;
            remainders[i] = product - (quota * weightSum);
            parts[i] = (long)quota;
            left -= (long)quota;
        }

        if (left > 0)
        {
            HandOut(left, remainders, parts);
        }

        ArrayPool<ulong>.Shared.Return(remainders);
    }

    /// <summary>Rounds halves up at the divisor sum / units, then adds or takes single units in the order of the claims.</summary>
    public static void Webster(long units, ReadOnlySpan<long> weights, ulong weightSum, Span<long> parts)
    {
        var excess = -units;
        for (var i = 0; i < weights.Length; i++)
        {
            var product = (2 * (ulong)units * (ulong)weights[i]) + weightSum;
            parts[i] = (long)(product / (2 * weightSum));
            excess += parts[i];
        }

        if (excess != 0)
        {
            WebsterSteps.Correct(excess, weights, parts);
        }
    }

    /// <summary>One unit to each remainder above the threshold, the rest to those at the threshold in order of index.</summary>
    private static void HandOut(long left, ulong[] remainders, Span<long> parts)
    {
        var scratch = ArrayPool<ulong>.Shared.Rent(parts.Length);
        Array.Copy(remainders, scratch, parts.Length);
        var threshold = Selection.Find(scratch, parts.Length, parts.Length - (int)left);
        ArrayPool<ulong>.Shared.Return(scratch);

        for (var i = 0; i < parts.Length; i++)
        {
            if (remainders[i] > threshold)
            {
                parts[i]++;
                left--;
            }
        }

        for (var i = 0; left > 0; i++)
        {
            if (remainders[i] == threshold)
            {
                parts[i]++;
                left--;
            }
        }
    }
}
