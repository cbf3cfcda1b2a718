namespace EcomCore.Inventory;

/// <summary>When to order and how far up. Units as computed, not rounded. Immutable.</summary>
/// <param name="SafetyStock">Units kept against variation; negative for a service level below one half.</param>
/// <param name="ReorderPoint">Order when stock on hand and on order falls to this: demand over the lead time plus the safety stock.</param>
/// <param name="OrderUpTo">Order so much that stock on hand and on order reaches this: demand over lead time and review period plus the safety
/// stock. Equals the reorder point under continuous review, where each order replaces what was sold, or adds a fixed lot.</param>
public sealed record ReorderPolicy(double SafetyStock, double ReorderPoint, double OrderUpTo)
{
    /// <summary>Rounds every quantity up to whole units.</summary>
    /// <returns>A policy that protects at least as well.</returns>
    public ReorderPolicy RoundUp() => new(Math.Ceiling(SafetyStock), Math.Ceiling(ReorderPoint), Math.Ceiling(OrderUpTo));

    /// <summary>Finds how much to order now.</summary>
    /// <param name="position">Units on hand and on order, less back-orders; finite.</param>
    /// <param name="isReview">True at a review under periodic review: then the order is up to <see cref="OrderUpTo"/> whatever the position.
    /// False under continuous review: then nothing is ordered above the reorder point.</param>
    /// <returns>Whole units, 0 or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="position"/> is not finite, or the order does not fit a long.</exception>
    public long OrderFor(double position, bool isReview)
    {
        Guard.Between(position, -double.MaxValue, double.MaxValue);
        if (!isReview && position > ReorderPoint)
        {
            return 0;
        }

        var units = Math.Ceiling(OrderUpTo - position);
        return units < long.MaxValue
            ? Math.Max(0, (long)units)
            : throw new ArgumentOutOfRangeException(
                nameof(position), position, FormattableString.Invariant($"Expected an order that fits a long; found {units}."));
    }
}
