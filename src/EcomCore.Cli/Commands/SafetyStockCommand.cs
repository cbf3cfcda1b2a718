using System.CommandLine;
using EcomCore.Cli.Tables;
using EcomCore.Inventory;
using NodaTime;

namespace EcomCore.Cli.Commands;

/// <summary><c>ecom safety-stock</c>: how much to keep against variation, and when to order how far up.</summary>
internal static class SafetyStockCommand
{
    private const int Sku = 0;
    private const int Channel = 1;
    private const int Mean = 2;
    private const int StdDev = 3;
    private const int LeadTime = 4;
    private const int LeadTimeStdDev = 5;
    private const int ServiceLevel = 6;
    private const int ReviewPeriod = 7;
    private const int ProgressEvery = 4096;

    private static readonly string[] Columns =
        ["sku", "channel", "mean", "stddev", "lead_time", "lead_time_stddev", "service_level", "review_period"];

    private static readonly string[] Results = ["sku", "channel", "safety_stock", "reorder_point", "order_up_to"];

    private static readonly Option<string> Input = CommonOptions.Input(
        "--input", $"Items, all times in one unit: {string.Join(", ", Columns)}. Review period 0 or empty is continuous review.");

    public static Command Create() =>
        new Command("safety-stock", "Safety stock, reorder point and order-up-to level for a cycle service level; units, not rounded.")
        {
            Input,
        }
        .Does("ecom safety-stock --input docs/examples/items.csv --output safety-stock.csv", Run);

    private static int Run(ParseResult parsed, CommandRun run)
    {
        using var items = CsvTable.Open(parsed.GetRequiredValue(Input), Columns[..ReviewPeriod], Columns[ReviewPeriod..], DateTimeZone.Utc, run.Complaints);
        if (items is null)
        {
            return run.Refuse();
        }

        var policies = new List<(string Sku, string Channel, ReorderPolicy Policy)>();
        var met = new HashSet<(string Sku, string Channel)>();
        while (items.Read())
        {
            if (IsNew(items, met) & TryPolicy(items, out var policy))
            {
                policies.Add((items.Text(Sku), items.Text(Channel), policy));
            }

            if (items.Line % ProgressEvery == 0)
            {
                run.Progress("items", items.Line);
            }
        }

        if (run.Complaints.Any)
        {
            return run.Refuse();
        }

        using var rows = run.Table(Results);
        foreach (var (sku, channel, policy) in policies)
        {
            rows.Add(sku, channel, policy.SafetyStock, policy.ReorderPoint, policy.OrderUpTo);
        }

        rows.Commit();
        return ExitCode.Done;
    }

    private static bool IsNew(CsvTable items, HashSet<(string Sku, string Channel)> met) =>
        items.TryText(Sku, out var sku)
        && (met.Add((sku, items.Text(Channel))) || items.Refuse(Channel, "the item has a row for this channel already", items.Span(Channel)));

    private static bool TryPolicy(CsvTable items, out ReorderPolicy policy)
    {
        policy = new ReorderPolicy(0, 0, 0);
        var review = 0.0;
        var read = items.TryNumber(Mean, out var mean, 0)
            & items.TryNumber(StdDev, out var stdDev, 0)
            & items.TryNumber(LeadTime, out var leadTime, 0)
            & items.TryNumber(LeadTimeStdDev, out var leadTimeStdDev, 0)
            & TryLevel(items, out var serviceLevel)
            & (items.IsEmpty(ReviewPeriod) || items.TryNumber(ReviewPeriod, out review, 0));
        if (!read)
        {
            return false;
        }

        try
        {
            policy = Replenishment.PeriodicReview(mean, stdDev, leadTime, leadTimeStdDev, review, serviceLevel);
            return true;
        }
        catch (ArgumentOutOfRangeException)
        {
            // Each number is in its range, so it is their products that are too large.
            return items.Refuse(Mean, "expected numbers whose products fit a double", items.Span(Mean));
        }
    }

    private static bool TryLevel(CsvTable items, out double level) => items.TryNumber(ServiceLevel, out level)
        && (level is > 0 and < 1 || items.Refuse(ServiceLevel, "expected a probability above 0 and below 1", items.Span(ServiceLevel)));
}
