namespace EcomCore.Inventory;

/// <summary>One item of a batch by the exact arithmetic.</summary>
internal static class OneItem
{
    public static void Allocate(
        AllocationPolicy policy, in AllocationBatch batch, int item, in AllocationDesk desk, Span<long> result, Span<long> unallocated)
    {
        var reserve = policy.ReserveOf(batch.Available[item]);
        var columns = batch.ItemAt(item, batch.Available[item] - reserve);
        var units = result.Slice(batch.StartOf(item), columns.Demand.Length);
        var outcome = ItemAllocator.Allocate(columns, policy.Method, policy.Rounding, desk.For(units.Length), units);
        if (!unallocated.IsEmpty)
        {
            unallocated[item] = reserve + outcome.Left;
        }
    }
}
