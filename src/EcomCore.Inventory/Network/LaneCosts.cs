namespace EcomCore.Inventory;

/// <summary>Turns decimal costs into whole numbers of their smallest decimal, so that sums of them are exact.</summary>
internal static class LaneCosts
{
    public static long[] ToWhole(ReadOnlySpan<decimal?> costs, int points, string parameter)
    {
        var factor = 1m;
        for (var digits = 0; ; digits++)
        {
            if (AreWhole(costs, factor))
            {
                break;
            }

            factor *= 10;
        }

        // The same limit as the solver's.
        var limit = TransportationSolver.MostCost(points);
        var whole = new long[costs.Length];
        for (var i = 0; i < costs.Length; i++)
        {
            if (costs[i] is not { } cost)
            {
                whole[i] = TransportationSolver.NoLane;
            }
            else if (Math.Abs(cost) > limit / factor)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Expected unit costs of at most {limit / factor} beside others with {factor:E0}ths; found {cost}."), parameter);
            }
            else
            {
                whole[i] = (long)(cost * factor);
            }
        }

        return whole;
    }

    private static bool AreWhole(ReadOnlySpan<decimal?> costs, decimal factor)
    {
        foreach (var cost in costs)
        {
            // A cost too large to be multiplied is found by its limit afterwards.
            if (cost is { } value && Math.Abs(value) <= decimal.MaxValue / factor && decimal.Truncate(value * factor) != value * factor)
            {
                return false;
            }
        }

        return true;
    }
}
