namespace EcomCore.Inventory;

/// <summary>One item of a batch by the exact arithmetic.</summary>
internal static class OneItem
{
    public static void Allocate(
        AllocationPolicy policy,
        in AllocationBatch batch,
        int item,
        in AllocationDesk desk,
        in ProfitDesk money,
        Span<long> result,
        Span<long> unallocated)
    {
        var reserve = policy.ReserveOf(batch.Available[item]);
        var stock = batch.Available[item] - reserve;
        var left = batch.IsByChannel
            ? AllocateCopy(policy, batch, item, stock, desk, money, result)
            : Allocate(policy, batch.ItemAt(item, stock), desk, money, result.Slice(batch.StartOf(item), batch.LengthOf(item)), isPlain: !batch.HasLimits);
        if (!unallocated.IsEmpty)
        {
            unallocated[item] = reserve + left;
        }
    }

    /// <summary>Divides an item whose channels stand apart, in a copy; returns the units left.</summary>
    private static long AllocateCopy(
        AllocationPolicy policy, in AllocationBatch batch, int item, long stock, in AllocationDesk desk, in ProfitDesk money, Span<long> result)
    {
        var units = desk.Copy.Units;
        var left = Allocate(policy, desk.Copy.Of(batch, item, stock), desk, money, units, isPlain: !batch.HasLimits);
        for (var c = 0; c < units.Length; c++)
        {
            result[batch.StartOf(item) + (c * batch.Pitch)] = units[c];
        }

        return left;
    }

    private static long Allocate(
        AllocationPolicy policy, in AllocationItem columns, in AllocationDesk desk, in ProfitDesk money, Span<long> units, bool isPlain)
    {
        var own = default(ProfitDesk);
        if (policy.Method == AllocationMethod.ExpectedProfit)
        {
            own = money.For(units.Length);
            own.SetCurves(columns, policy.DemandModel);
            own = own.InFittingCoins();
        }

        return ItemAllocator.Allocate(columns, policy, desk.For(units.Length), own, units, isPlain).Left;
    }
}
