using EcomCore.Cli.Tables;
using EcomCore.Inventory;

namespace EcomCore.Cli.Commands;

/// <summary>Says which items stay in the warehouse because a channel's lot is larger than all of their stock.</summary>
internal static class WaitingLots
{
    private const int Shown = 5;

    public static void Note(
        ChannelAllocator allocator, AvailableTable stock, DemandTable demand, int[] offsets, int[] order, long[] unallocated, CommandRun run)
    {
        var found = 0;
        for (var item = 0; item < unallocated.Length; item++)
        {
            var available = stock.Units[item];
            var rows = order.AsSpan(offsets[item], offsets[item + 1] - offsets[item]);
            var toDivide = available - allocator.Policy.ReserveOf(available);
            if (unallocated[item] > available - toDivide && HasLotAbove(toDivide, demand, rows)
                && allocator.Allocate(available, demand.ChannelsOf(rows)) is { WaitingLot: { } lot } plan && lot.Units > toDivide && ++found <= Shown)
            {
                run.Note($"{stock.Skus.Texts[item]}: {plan.ExplainUnallocated()}");
            }
        }

        if (found > Shown)
        {
            run.Note(FormattableString.Invariant($"... and {found - Shown} more items wait for a lot larger than their stock."));
        }
    }

    private static bool HasLotAbove(long units, DemandTable demand, ReadOnlySpan<int> rows)
    {
        foreach (var row in rows)
        {
            if (demand.Lots[row] > units)
            {
                return true;
            }
        }

        return false;
    }
}
