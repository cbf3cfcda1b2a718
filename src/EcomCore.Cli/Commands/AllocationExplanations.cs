using EcomCore.Cli.Tables;
using EcomCore.Inventory;

namespace EcomCore.Cli.Commands;

/// <summary>How long the units of each row last, and what decided their number: the columns that <c>ecom allocate --explain</c> adds.</summary>
internal sealed class AllocationExplanations
{
    /// <summary>The columns, after those that are always there.</summary>
    public static readonly string[] Columns = ["days_of_cover", "because"];

    private const int ProgressEvery = 4096;
    private const int Digits = 2;

    private readonly double[] _days;
    private readonly BindingConstraint[] _bindings;
    private readonly UnallocatedReason[] _left;

    private AllocationExplanations(int rows, int items)
    {
        _days = new double[rows];
        _bindings = new BindingConstraint[rows];
        _left = new UnallocatedReason[items];
    }

    /// <summary>Divides every item once more, in the form that says why; the units are those of the batch.</summary>
    public static AllocationExplanations Of(
        ChannelAllocator allocator, AvailableTable stock, DemandTable demand, int[] offsets, int[] order, int coverDays, CommandRun run)
    {
        var all = new AllocationExplanations(order.Length, stock.Units.Count);
        for (var item = 0; item < stock.Units.Count; item++)
        {
            if (item % ProgressEvery == 0)
            {
                run.Progress("items explained", item);
            }

            var rows = order.AsSpan(offsets[item], offsets[item + 1] - offsets[item]);
            var plan = allocator.Allocate(stock.Units[item], demand.ChannelsOf(rows), coverDays);
            all._left[item] = plan.UnallocatedReason;
            for (var i = 0; i < rows.Length; i++)
            {
                (all._days[rows[i]], all._bindings[rows[i]]) = (plan[i].DaysOfCover, plan[i].Binding);
            }
        }

        return all;
    }

    /// <summary>The cells of a row of the demand. Units without demand last for ever; the cell is empty then.</summary>
    public Cell[] OfRow(int row) => [double.IsFinite(_days[row]) ? Math.Round(_days[row], Digits) : Cell.Empty, ReasonNames.Of(_bindings[row])];

    /// <summary>The cells of a row of units that no channel got.</summary>
    public Cell[] OfItem(int item) => [Cell.Empty, ReasonNames.Of(_left[item])];
}
