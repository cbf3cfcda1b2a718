namespace EcomCore.Inventory;

/// <summary>Orders several items from one supplier together to share the cost of an order.</summary>
public static class JointReplenishment
{
    /// <summary>Finds a common cycle and how often each item takes part in it: Silver's heuristic.</summary>
    /// <param name="sharedFixedCost">Cost of an order, whatever is in it; finite, 0 or more.</param>
    /// <param name="items">At least one; costs and rates in their ranges.</param>
    /// <returns>A plan, most often within a few percent of the best; it comes with no bound.</returns>
    /// <remarks>
    /// Silver 1976; Snyder and Shen, Fundamentals of Supply Chain Theory (2nd ed., 2019), section 3.6. The item with the lowest k / (h λ) is in every order; another
    /// is in every m-th, m the root of (k / (h λ)) × (h₁ λ₁ / (K + k₁)), rounded to the nearest whole number (a half to the even one), at least 1. Linear in the
    /// number of items.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no item, all costs of ordering are 0, or a number is outside its range; the message names it.</exception>
    public static JointPlan Silver(double sharedFixedCost, IReadOnlyList<JointItem> items)
    {
        Guard.FiniteAtLeast(sharedFixedCost, 0);
        GuardItems(sharedFixedCost, items);
        var first = 0;
        for (var i = 1; i < items.Count; i++)
        {
            first = RatioOf(items[i]) < RatioOf(items[first]) ? i : first;
        }

        var leader = items[first];
        var scale = leader.HoldingCost * leader.DemandRate / (sharedFixedCost + leader.FixedCost);
        var every = new long[items.Count];
        var (orders, keeping) = (sharedFixedCost, 0.0);
        for (var i = 0; i < every.Length; i++)
        {
            every[i] = i == first ? 1 : MultipleFor(RatioOf(items[i]) * scale);
            orders += items[i].FixedCost / every[i];
            keeping += items[i].HoldingCost * items[i].DemandRate * every[i];
        }

        var cycle = Computed.Fits(Math.Sqrt(2 * orders / keeping), sharedFixedCost);
        return new JointPlan(
            [.. every.Select((n, i) => Computed.Fits(n * cycle * items[i].DemandRate, items[i].DemandRate, FormattableString.Invariant($"items[{i}].DemandRate")))],
            cycle,
            every,
            Computed.Fits(Math.Sqrt(2 * orders * keeping), sharedFixedCost));
    }

    private static double RatioOf(JointItem item) => item.FixedCost / (item.HoldingCost * item.DemandRate);

    private static long MultipleFor(double x) => Math.Max(1, (long)Math.Round(Math.Sqrt(Math.Min(x, 1e36))));

    private static void GuardItems(double sharedFixedCost, IReadOnlyList<JointItem> items)
    {
        Guard.NotNull(items);
        if (items.Count == 0)
        {
            throw new ArgumentException("Expected at least one item.", nameof(items));
        }

        for (var i = 0; i < items.Count; i++)
        {
            Guard.FiniteAtLeast(items[i].FixedCost, 0, FormattableString.Invariant($"items[{i}].FixedCost"));
            Guard.Positive(items[i].HoldingCost, FormattableString.Invariant($"items[{i}].HoldingCost"));
            Guard.Positive(items[i].DemandRate, FormattableString.Invariant($"items[{i}].DemandRate"));
        }

        if (sharedFixedCost == 0 && items.Any(item => item.FixedCost == 0))
        {
            throw new ArgumentException("Expected a shared cost above 0, or a cost of its own for every item.", nameof(items));
        }
    }
}
