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
        var columns = batch.ItemAt(item, batch.Available[item] - reserve, desk.Copy);
        var units = batch.IsByChannel ? desk.Copy.Units : result.Slice(batch.StartOf(item), columns.Demand.Length);
        var own = policy.Method == AllocationMethod.ExpectedProfit ? money.For(units.Length) : default;
        if (policy.Method == AllocationMethod.ExpectedProfit)
        {
            own.SetCurves(columns, policy.DemandModel);
            own = own.InLargeCoins();
        }

        var outcome = ItemAllocator.Allocate(columns, policy, desk.For(units.Length), own, units, isPlain: !batch.HasLimits);
        if (batch.IsByChannel)
        {
            for (var c = 0; c < units.Length; c++)
            {
                result[batch.StartOf(item) + (c * batch.Pitch)] = units[c];
            }
        }

        if (!unallocated.IsEmpty)
        {
            unallocated[item] = reserve + outcome.Left;
        }
    }
}
