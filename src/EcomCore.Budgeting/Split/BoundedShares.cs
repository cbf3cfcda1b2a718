namespace EcomCore.Budgeting;

/// <summary>Splits whole units in proportion to scores, held between floors and caps.</summary>
/// <remarks>
/// The amounts are clamp(factor * score, floor, cap) with the one factor that uses the units up. Each round splits what is left among the free
/// channels; if the caps cut off more than the floors add, those above their caps are settled there, otherwise those below their floors, because
/// the final factor can only move further in that direction. The last round is exact, by largest remainder.
/// </remarks>
internal static class BoundedShares
{
    public static void Split(long units, int[] members, double[] scores, UnitBounds bounds, long[] amounts)
    {
        var free = members.ToList();
        var left = units;
        while (free.Count > 0)
        {
            var parts = DecimalWeights.Split(left, Weights(free, scores), SplitMethod.LargestRemainder);
            var (above, below) = (0m, 0m);
            for (var i = 0; i < parts.Length; i++)
            {
                above += Math.Max(0, parts[i] - bounds.Caps[free[i]]);
                below += Math.Max(0, bounds.Floors[free[i]] - parts[i]);
            }

            var settled = 0;
            for (var i = parts.Length - 1; i >= 0; i--)
            {
                var channel = free[i];
                var limit = above >= below ? bounds.Caps[channel] : bounds.Floors[channel];
                var isOut = above >= below ? parts[i] > limit : parts[i] < limit;
                amounts[channel] = isOut ? limit : parts[i];
                if (isOut)
                {
                    free.RemoveAt(i);
                    left -= limit;
                    settled++;
                }
            }

            if (settled == 0)
            {
                return;
            }
        }
    }

    /// <summary>Scores as decimals of 15 digits, which drops the last bits' rounding noise; equal weights where no free channel has a score.</summary>
    private static decimal[] Weights(List<int> free, double[] scores)
    {
        var weights = free.Select(i => (decimal)scores[i]).ToArray();
        return weights.Any(weight => weight > 0m) ? weights : [.. free.Select(_ => 1m)];
    }
}
