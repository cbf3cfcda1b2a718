namespace EcomCore.Inventory.Orleans;

/// <summary>An order as the sum of its parts.</summary>
internal static class OrderView
{
    public static OrderPosition? Of(string orderId, bool isCancelled, IReadOnlyList<OrderPosition?> parts, IReadOnlyList<OrderPosition?> current)
    {
        var known = parts.OfType<OrderPosition>().ToList();
        return known.Count == 0 ? (isCancelled ? new OrderPosition(orderId, OrderState.CancelledBefore, null, 0, []) : null)
            : known.Count == 1 ? known[0]
            : new OrderPosition(
                orderId,
                StateOf(current),
                known.Where(part => part.State == OrderState.Open).Select(part => part.Until).Min(),
                known.Min(part => part.Since),
                [.. known.SelectMany(part => part.Lines)]);
    }

    // An order that holds something is open; what was given back or ran out weighs more than what was shipped before.
    public static OrderState StateOf(IEnumerable<OrderPosition?> parts)
    {
        var states = parts.Select(part => part?.State ?? OrderState.Unknown).ToHashSet();
        return new[] { OrderState.Open, OrderState.Expired, OrderState.Released, OrderState.CancelledBefore, OrderState.Shipped }.FirstOrDefault(states.Contains);
    }

    /// <summary>What stands in the way of a command, as the machine says it.</summary>
    public static LedgerReason StandingOf(OrderState state) => state switch
    {
        OrderState.Open => LedgerReason.OrderExists,
        OrderState.Shipped => LedgerReason.AlreadyShipped,
        OrderState.Released or OrderState.CancelledBefore => LedgerReason.OrderCancelled,
        OrderState.Expired => LedgerReason.Expired,
        _ => LedgerReason.UnknownOrder,
    };
}
