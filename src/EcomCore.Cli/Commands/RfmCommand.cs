using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EcomCore.Cli.Commands.Pictures;
using EcomCore.Cli.Report.Pictures;
using EcomCore.Cli.Tables;
using EcomCore.Segmentation;
using NodaTime;
using NodaTime.Text;

namespace EcomCore.Cli.Commands;

/// <summary><c>ecom rfm</c>: who the customers are.</summary>
internal static class RfmCommand
{
    private const int ProgressEvery = 4096;
    private const int DaysBefore = 90;

    private static readonly string[] Columns =
        ["customer_id", "recency_days", "frequency", "monetary", "r", "f", "m", "score", "segment"];

    private static readonly Dictionary<string, RfmMethod> Methods = new(StringComparer.Ordinal)
    {
        ["quantile"] = RfmMethod.Quantile,
        ["r"] = RfmMethod.R,
        ["rank"] = RfmMethod.Rank,
        ["width"] = RfmMethod.Width,
        ["kmeans"] = RfmMethod.KMeans,
    };

    private static readonly Option<string> Orders = CommonOptions.Input(
        "--orders", "Order lines: customer_id, ordered_at, amount (or quantity and unit_price), and order_id where there is one.");

    private static readonly Option<LocalDate> AsOf = new("--as-of")
    {
        Description = "The day from which recency is counted back; later lines are left out.",
        HelpName = "DATE",
        Required = true,
        CustomParser = result => DateOption.Parse(result, "--as-of"),
    };

    private static readonly Option<int> Bins = new("--bins")
    {
        Description = "Scores per axis, 2 to 9.",
        HelpName = "N",
        CustomParser = ParseBins,
        DefaultValueFactory = _ => 5,
    };

    private static readonly Option<RfmMethod> Method = new("--method")
    {
        Description = "How values become scores: quantile (free of the currency's unit), r (as the R package rfm), rank, width or kmeans.",
        HelpName = "METHOD",
        CustomParser = ParseMethod,
        DefaultValueFactory = _ => RfmMethod.Quantile,
    };

    private static readonly Option<string> Scheme = new("--scheme")
    {
        Description = "Segments: eleven, eight, or a JSON file with rules of your own.",
        HelpName = "SCHEME",
        DefaultValueFactory = _ => SegmentScheme.ElevenSegment.Name,
    };

    private static readonly Option<LocalDate?> Since = new("--since")
    {
        Description = "The earlier day of the picture's moves between segments; 90 days before --as-of without it.",
        HelpName = "DATE",
        CustomParser = result => DateOption.Parse(result, "--since"),
    };

    public static Command Create() =>
        new Command("rfm", "Scores customers by recency, frequency and money and names their segments.")
        {
            Orders, AsOf, Bins, Method, Scheme, Since, CommonOptions.Picture,
        }
        .Does("ecom rfm --orders docs/sample-store/orders.csv --as-of 2025-10-01 --output rfm.csv", Run);

    private static int Run(ParseResult parsed, CommandRun run)
    {
        var scheme = SchemeOf(parsed.GetRequiredValue(Scheme), run);
        var customers = Read(parsed.GetRequiredValue(Orders), parsed.GetRequiredValue(AsOf), run);
        if (scheme is null || customers is null || run.Complaints.Any)
        {
            return run.Refuse();
        }

        var table = Rfm.Score(customers, RfmOptions.Of(parsed.GetRequiredValue(Bins), parsed.GetRequiredValue(Method)));
        var segmented = table.Segment(scheme);
        Write(segmented, run);
        run.Draw(() => Picture(parsed.GetRequiredValue(Orders), segmented, parsed.GetValue(Since) ?? customers.AsOf.PlusDays(-DaysBefore), run));
        NoteWhatWasLeftOut(customers, run);
        NoteGaps(scheme, table.Options, run);
        return ExitCode.Done;
    }

    private static SegmentScheme? SchemeOf(string name, CommandRun run)
    {
        if (name == SegmentScheme.ElevenSegment.Name)
        {
            return SegmentScheme.ElevenSegment;
        }

        if (name == SegmentScheme.EightClass.Name)
        {
            return SegmentScheme.EightClass;
        }

        if (run.ReadText(name) is not { } json)
        {
            return null;
        }

        _ = SegmentScheme.TryParse(json, out var scheme, out var faults);
        foreach (var fault in faults)
        {
            run.Complaints.Add(name, fault.ToString());
        }

        return scheme;
    }

    private static CustomerTable? Read(string path, LocalDate asOf, CommandRun run)
    {
        using var lines = PurchaseTable.Open(path, run.Zone, run.Complaints);
        if (lines is null)
        {
            return null;
        }

        var builder = new CustomerTableBuilder(asOf);
        while (lines.AddNextTo(builder))
        {
            if (builder.Lines % ProgressEvery == 0)
            {
                run.Progress("order lines", builder.Lines);
            }
        }

        return builder.Build();
    }

    /// <summary>Reads the lines once more: for the customers as they were, and for their months.</summary>
    private static Picture Picture(string path, SegmentedCustomers now, LocalDate since, CommandRun run)
    {
        using var lines = PurchaseTable.Open(path, run.Zone, run.Complaints) ?? throw new IOException($"'{path}' cannot be read a second time.");
        var earlier = new CustomerTableBuilder(since);
        var cohorts = CohortTriangle.From(Both(), now.Table.AsOf, cancellationToken: run.Cancellation);
        return RfmPicture.Of(now, Rfm.Score(earlier.Build(), now.Table.Options).Segment(now.Scheme), cohorts);

        IEnumerable<OrderLine> Both()
        {
            foreach (var line in lines.Lines())
            {
                earlier.Add(line);
                yield return line;
            }
        }
    }

    private static void Write(SegmentedCustomers customers, CommandRun run)
    {
        using var rows = run.Table(Columns);
        foreach (var (row, segment) in customers)
        {
            rows.Add(
                row.CustomerId, row.RecencyDays, row.Frequency, row.Monetary, row.R, row.F, row.M, row.Score, segment.Name);
            if (rows.Rows % ProgressEvery == 0)
            {
                run.Progress("customers", rows.Rows);
            }
        }

        rows.Commit();
    }

    private static void NoteWhatWasLeftOut(CustomerTable customers, CommandRun run)
    {
        Note("Order lines without a customer, skipped", customers.GuestLines);
        Note($"Order lines after {LocalDatePattern.Iso.Format(customers.AsOf)}, left out", customers.LaterLines);
        Note("Customers with returns and no purchase, left out", customers.CustomersWithoutPurchase);

        void Note(string what, long count)
        {
            if (count > 0)
            {
                run.Note(FormattableString.Invariant($"{what}: {count}."));
            }
        }
    }

    private static void NoteGaps(SegmentScheme scheme, RfmOptions options, CommandRun run)
    {
        var check = scheme.Check(options);
        foreach (var rule in check.UnreachableRules)
        {
            run.Note(FormattableString.Invariant($"Rule {rule + 1} of the scheme ({scheme.Rules[rule].Segment}) never decides: earlier rules cover its scores."));
        }

        if (check.UncoveredCells.Count > 0)
        {
            run.Note(FormattableString.Invariant(
                $"{check.UncoveredCells.Count} of {check.Cells} score cells are covered by no rule, the first is {check.UncoveredCells[0]}; customers there are {Segment.Unassigned}."));
        }
    }

    private static int ParseBins(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bins)
            && bins is >= RfmOptions.MinBins and <= RfmOptions.MaxBins)
        {
            return bins;
        }

        result.AddError(FormattableString.Invariant($"--bins: expected {RfmOptions.MinBins} to {RfmOptions.MaxBins}, found '{text}'"));
        return RfmOptions.MinBins;
    }

    private static RfmMethod ParseMethod(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (!Methods.TryGetValue(text, out var method))
        {
            result.AddError($"--method: expected one of {string.Join(", ", Methods.Keys)}; found '{text}'");
        }

        return method;
    }
}
