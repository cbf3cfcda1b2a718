using NodaTime;

namespace EcomCore.Inventory;

/// <summary>Compares the ledger with what was counted, or with what a marketplace reports.</summary>
public static class StockReconciliation
{
    /// <summary>Finds the differences, and the commands that settle them.</summary>
    /// <param name="stock">The ledger's numbers, as <see cref="IStockLedger.AllStock"/> gives them.</param>
    /// <param name="counted">Units counted per item, 0 or more; an item that is missing here was not counted and is left alone.</param>
    /// <param name="name">Begins the ids of the commands: <c>name:SKU</c>. Settling the same count twice then changes nothing the second time; every count
    /// needs a name of its own, or a second one with the same difference is taken for the first.</param>
    /// <param name="at">When it was counted.</param>
    /// <returns>One entry per item that differs, in ordinal order of the item.</returns>
    /// <remarks>The ledger never gives away what orders hold. Where fewer units were counted than orders hold, the command takes away what no order
    /// holds, and <see cref="StockDifference.Missing"/> says for how many units orders must be released first.</remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative or larger than <see cref="LedgerLimits.MaxQuantity"/>.</exception>
    public static IReadOnlyList<StockDifference> Compare(
        IReadOnlyList<StockPosition> stock, IReadOnlyDictionary<string, long> counted, string name, Instant at)
    {
        Guard.NotNull(stock);
        Guard.NotNull(counted);
        Guard.NotEmpty(name);
        var known = stock.ToDictionary(position => position.Sku, StringComparer.Ordinal);
        var differences = new List<StockDifference>();
        foreach (var count in counted.OrderBy(count => count.Key, StringComparer.Ordinal))
        {
            Guard.Between(count.Value, 0, LedgerLimits.MaxQuantity, nameof(counted));
            var position = known.TryGetValue(count.Key, out var found) ? found : new StockPosition(count.Key, 0, 0, 0, 0, 0, 0);
            if (count.Value != position.OnHand)
            {
                differences.Add(Settle(position, count.Value, name, at));
            }
        }

        return differences;
    }

    private static StockDifference Settle(in StockPosition position, long counted, string name, Instant at)
    {
        var covered = position.Reserved - position.Backordered;
        var change = Math.Max(counted, covered) - position.OnHand;
        LedgerCommand? command = change == 0
            ? null
            : LedgerCommand.Adjust(new CommandId(name + ":" + position.Sku), position.Sku, change, name, at);
        return new StockDifference(position.Sku, position.OnHand, counted, Math.Max(0, covered - counted), command);
    }
}
