namespace EcomCore.Inventory;

/// <summary>
/// Fair share of one item without floors, caps and lots, in doubles that prove their own result as <see cref="DivisorMethod"/> would compute it: the counts are
/// right when they add up and every unit taken comes clearly before every unit open. What cannot show that is left to the exact arithmetic.
/// </summary>
internal static class PlainDivision
{
    // The same limits and the same distance as those of the tiles: quotients carry less than a third of it as rounding.
    private const long MostStock = 1L << 47;
    private const double MostShare = 1e300;
    private const double LeastShare = 1e-250;
    private const double ClearlyBelow = 1 - 4e-15;
    private const int SpareMoves = 4;

    /// <summary>Whether a policy divides items without limits in this way.</summary>
    public static bool Serves(AllocationPolicy policy) => policy is { Method: AllocationMethod.FairShare, Rounding: Rounding.Webster };

    /// <summary>Divides stock by Webster's rounding; false when doubles are not sure, or when no channel has a share.</summary>
    /// <param name="stock">Units to divide.</param>
    /// <param name="demand">Demand per channel.</param>
    /// <param name="weights">Weight per channel; empty for 1.</param>
    /// <param name="shares">Room for as many shares.</param>
    /// <param name="units">Receives the units; of no use when the result is false.</param>
    public static bool TryDivide(long stock, ReadOnlySpan<double> demand, ReadOnlySpan<double> weights, Span<double> shares, Span<long> units)
    {
        shares = shares[..units.Length];
        demand = demand[..units.Length];
        var total = 0.0;
        for (var i = 0; i < units.Length; i++)
        {
            shares[i] = weights.IsEmpty ? demand[i] : demand[i] * weights[i];
            total += shares[i];
        }

        if (stock >= MostStock || !(total is >= LeastShare and <= MostShare))
        {
            return false;
        }

        var level = stock / total;
        var left = stock;
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = (long)((level * shares[i]) + 0.5);
            left -= units[i];
        }

        return Settle(left, shares, units);
    }

    /// <summary>Moves one unit at a time until the counts add up and are in order; true when the order is clear.</summary>
    private static bool Settle(long left, ReadOnlySpan<double> shares, Span<long> units)
    {
        for (var moves = units.Length + SpareMoves; moves > 0; moves--)
        {
            var (first, last, next, final) = (double.PositiveInfinity, double.NegativeInfinity, 0, 0);
            for (var i = 0; i < units.Length; i++)
            {
                // Without a share the open quotient is infinite, and there is no unit to take.
                var open = (units[i] + 0.5) / shares[i];
                var taken = units[i] == 0 ? double.NegativeInfinity : (units[i] - 0.5) / shares[i];
                (first, next) = open < first ? (open, i) : (first, next);
                (last, final) = taken > last ? (taken, i) : (last, final);
            }

            if (left == 0 && last < first * ClearlyBelow)
            {
                return true;
            }

            var give = left > 0 || (left == 0 && first < last * ClearlyBelow);
            if (!give && left == 0)
            {
                return false;
            }

            if (give)
            {
                units[next]++;
            }

            if (left < 0 || (give && left == 0))
            {
                units[final]--;
            }

            left -= Math.Sign(left);
        }

        return false;
    }
}
