namespace EcomCore.Inventory.Orleans;

/// <summary>Whether an order of several items has what a command asks. Nobody else changes an order, so that what is found stays true until the command is
/// done; only its time may run out, and against that it is held first.</summary>
internal static class OrderCheck
{
    public static LedgerAnswer? Confirm(in LedgerCommand command, IReadOnlyList<OrderPosition?> positions)
    {
        var lines = Lines(positions);
        if (command.LineCount == 0)
        {
            var waiting = lines.FirstOrDefault(line => line.Backordered > 0);
            return waiting.Sku is null ? null : Refused(LedgerReason.NotInStock, waiting.Sku, waiting.Open, waiting.Open - waiting.Backordered);
        }

        foreach (var (sku, asked) in AskedOf(command))
        {
            var own = lines.Where(line => line.Sku == sku).ToList();
            var (open, ready) = (own.Sum(line => line.Open), own.Sum(line => line.Open - line.Backordered));
            if (asked > ready)
            {
                return asked > open ? Refused(LedgerReason.NotReserved, sku, asked, open) : Refused(LedgerReason.NotInStock, sku, asked, ready);
            }
        }

        return null;
    }

    public static LedgerAnswer? Release(LedgerCommand command, IReadOnlyList<OrderPosition?> positions)
    {
        var named = AskedOf(command).ToDictionary(of => of.Sku, of => of.Units, StringComparer.Ordinal);
        foreach (var own in command.LineCount == 0 ? [] : Lines(positions).GroupBy(line => line.Sku, line => line.Open, StringComparer.Ordinal))
        {
            var (asked, open) = (named.TryGetValue(own.Key, out var units) ? units : 0, own.Sum());
            if (asked < open)
            {
                return Refused(LedgerReason.PartialRelease, own.Key, asked, open);
            }
        }

        return null;
    }

    public static LedgerAnswer? Return(in LedgerCommand command, IReadOnlyList<OrderPosition?> positions)
    {
        var lines = Lines(positions);
        foreach (var (sku, asked) in AskedOf(command))
        {
            var left = lines.Where(line => line.Sku == sku).Sum(line => line.Shipped - line.Returned);
            if (asked > left)
            {
                return Refused(LedgerReason.NotShipped, sku, asked, left);
            }
        }

        return null;
    }

    /// <summary>Whether an item has any of what the lines name.</summary>
    public static bool IsAsked(LedgerCommand command, OrderPosition? position, Func<OrderLinePosition, long> units) =>
        position is not null && position.Lines.Any(line => units(line) > 0 && AskedOf(command).Any(asked => asked.Sku == line.Sku));

    private static List<OrderLinePosition> Lines(IReadOnlyList<OrderPosition?> positions) =>
        [.. positions.OfType<OrderPosition>().SelectMany(position => position.Lines)];

    private static IEnumerable<(string Sku, long Units)> AskedOf(in LedgerCommand command) =>
        SagaSteps.LinesOf(command).GroupBy(line => line.Sku, StringComparer.Ordinal).Select(group => (group.Key, group.Sum(line => line.Quantity)));

    private static LedgerAnswer Refused(LedgerReason reason, string sku, long asked, long available) =>
        LedgerAnswer.Refused(reason) with { Sku = sku, Asked = asked, Available = available };
}
