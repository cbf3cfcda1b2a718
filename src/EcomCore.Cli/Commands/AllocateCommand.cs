using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using EcomCore.Cli.Tables;
using EcomCore.Inventory;

namespace EcomCore.Cli.Commands;

/// <summary><c>ecom allocate</c>: where the stock goes.</summary>
internal static class AllocateCommand
{
    private const int ProgressEvery = 4096;
    private const int MostCoverDays = 36_500;

    private static readonly string[] Columns = ["sku", "channel", "allocated"];

    private static readonly Option<string> Stock = CommonOptions.Input("--stock", "The stock to divide: sku, available.");

    private static readonly Option<string> Demand = CommonOptions.Input(
        "--demand", "What each channel asks: sku, channel, demand, and where wanted floor, cap, weight, tier, lot, margin, stddev.");

    private static readonly Option<string?> Policy = new("--policy")
    {
        Description = "JSON file with method (fair-share, priority, expected-profit), rounding, reserve_units, reserve_percent, demand_model, holding_cost."
            + " Without it: fair share, Webster, no reserve.",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Explain = new("--explain")
    {
        Description = "Adds the columns days_of_cover and because: how long the units last, and what decided their number.",
    };

    private static readonly Option<int> CoverDays = new("--cover-days")
    {
        Description = "Days in which the demand is expected, for the days_of_cover of --explain.",
        HelpName = "N",
        DefaultValueFactory = _ => (int)ChannelAllocator.DefaultCoverDays,
        CustomParser = result => WholeOption.Parse(result, "--cover-days", 1, MostCoverDays),
        Validators = { OnlyWithExplain },
    };

    public static Command Create() =>
        new Command("allocate", "Divides stock among channels in whole units; stock that no channel gets has the channel *.")
        {
            Stock, Demand, Policy, Explain, CoverDays,
        }
        .Does("ecom allocate --stock docs/examples/stock.csv --demand docs/examples/demand.csv --output allocation.csv", Run);

    private static void OnlyWithExplain(OptionResult days)
    {
        if (!days.Implicit && !days.GetValue(Explain))
        {
            days.AddError("--cover-days: expected together with --explain, which counts in them");
        }
    }

    private static int Run(ParseResult parsed, CommandRun run)
    {
        var policy = parsed.GetValue(Policy) is { } path ? AllocationPolicyFile.Read(path, run.Complaints) : AllocationPolicy.Default;
        var stock = AvailableTable.Read(parsed.GetRequiredValue(Stock), run.Complaints, line => Report(run, "stock rows", line));
        var demand = stock is null
            ? null
            : DemandTable.Read(
                parsed.GetRequiredValue(Demand), stock, policy ?? AllocationPolicy.Default, run.Complaints, line => Report(run, "demand rows", line));
        if (policy is null || stock is null || demand is null || run.Complaints.Any)
        {
            return run.Refuse();
        }

        var allocator = new ChannelAllocator(policy);
        var units = new long[demand.Items.Count];
        var unallocated = new long[stock.Units.Count];
        var (offsets, order) = RowsByItem(demand.Items, stock.Units.Count);
        Allocate(allocator, stock, demand, offsets, order, units, unallocated, run);
        var why = parsed.GetValue(Explain)
            ? AllocationExplanations.Of(allocator, stock, demand, offsets, order, parsed.GetValue(CoverDays), run)
            : null;
        Write(stock, demand, units, unallocated, why, run);
        WaitingLots.Note(allocator, stock, demand, offsets, order, unallocated, run);
        return ExitCode.Done;
    }

    /// <summary>Brings each item's rows together, divides, and puts the units back in the order of the rows.</summary>
    private static void Allocate(
        ChannelAllocator allocator,
        AvailableTable stock,
        DemandTable demand,
        int[] offsets,
        int[] order,
        long[] units,
        long[] unallocated,
        CommandRun run)
    {
        var batch = AllocationBatch.Ragged(
            CollectionsMarshal.AsSpan(stock.Units),
            offsets,
            InOrder(demand.Demand, order),
            InOrder(demand.Floors, order),
            InOrder(demand.Caps, order),
            InOrder(demand.Weights, order),
            InOrder(demand.Lots, order),
            InOrder(demand.Tiers, order),
            InOrder(demand.Margins, order),
            InOrder(demand.Deviations, order));
        var result = new long[units.Length];
        allocator.AllocateBatch(batch, result, unallocated, run.ProgressOf("items"), run.Cancellation);
        for (var i = 0; i < order.Length; i++)
        {
            units[order[i]] = result[i];
        }
    }

    private static (int[] Offsets, int[] Order) RowsByItem(List<int> items, int count)
    {
        var offsets = new int[count + 1];
        foreach (var item in items)
        {
            offsets[item + 1]++;
        }

        for (var i = 0; i < count; i++)
        {
            offsets[i + 1] += offsets[i];
        }

        var next = offsets.AsSpan(0, count).ToArray();
        var order = new int[items.Count];
        for (var row = 0; row < order.Length; row++)
        {
            order[next[items[row]]++] = row;
        }

        return (offsets, order);
    }

    private static T[] InOrder<T>(List<T> column, int[] order) => Array.ConvertAll(order, row => column[row]);

    private static void Write(
        AvailableTable stock, DemandTable demand, long[] units, long[] unallocated, AllocationExplanations? why, CommandRun run)
    {
        using var rows = run.Table(why is null ? Columns : [.. Columns, .. AllocationExplanations.Columns]);
        for (var row = 0; row < units.Length; row++)
        {
            Add(stock.Skus.Texts[demand.Items[row]], demand.Channels.Texts[demand.ChannelNumbers[row]], units[row], why?.OfRow(row));
            Report(run, "rows written", row);
        }

        for (var item = 0; item < unallocated.Length; item++)
        {
            if (unallocated[item] > 0)
            {
                Add(stock.Skus.Texts[item], DemandTable.Unallocated, unallocated[item], why?.OfItem(item));
                Report(run, "rows written", rows.Rows);
            }
        }

        rows.Commit();

        void Add(string sku, string channel, long given, Cell[]? because)
        {
            if (because is null)
            {
                rows.Add(sku, channel, given);
            }
            else
            {
                rows.Add([sku, channel, given, .. because]);
            }
        }
    }

    private static void Report(CommandRun run, string what, long done)
    {
        if (done % ProgressEvery == 0)
        {
            run.Progress(what, done);
        }
    }
}
