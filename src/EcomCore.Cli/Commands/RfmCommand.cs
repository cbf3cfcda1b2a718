using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EcomCore.Cli.Commands.Pictures;
using EcomCore.Cli.Report.Pictures;
using EcomCore.Cli.Tables;
using EcomCore.Segmentation;
using NodaTime;

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
        DefaultValueFactory = _ => RfmOptions.DefaultBins,
    };

    private static readonly Option<string> Method = new("--method")
    {
        Description = "How values become scores: quantile (free of the currency's unit), r (as the R package rfm), rank, width or kmeans.",
        HelpName = "METHOD",
        CustomParser = result => NamedOption.Parse(result, "--method", Methods.Keys),
        DefaultValueFactory = _ => "quantile",
    };

    private static readonly Option<string> Scheme = new("--scheme")
    {
        Description = "Segments: eleven, eight, or a JSON file with rules of your own.",
        HelpName = "SCHEME",
        DefaultValueFactory = _ => SegmentScheme.ElevenSegment.Name,
    };

    private static readonly Option<LocalDate?> Since = new("--since")
    {
        Description = "The earlier day of the picture's moves between segments, before --as-of; 90 days before it without the option.",
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
        var asOf = parsed.GetRequiredValue(AsOf);
        CheckSince(parsed.GetValue(Since), asOf, run);
        var scheme = SchemeOf(parsed.GetRequiredValue(Scheme), run);
        var now = new CustomerTableBuilder(asOf);
        var past = run.PicturePath is null ? null : new RfmPast(parsed.GetValue(Since) ?? asOf.PlusDays(-DaysBefore), asOf);
        Read(parsed.GetRequiredValue(Orders), now, past, run);
        if (scheme is null || run.Complaints.Any)
        {
            return run.Refuse();
        }

        var options = RfmOptions.Of(parsed.GetRequiredValue(Bins), Methods[parsed.GetRequiredValue(Method)]);
        var segmented = Rfm.Score(now.Build(), options).Segment(scheme);

        // Nothing appears before everything is there.
        using var rows = Write(segmented, run);
        using var picture = run.Drawn(() => past!.Draw(segmented));
        rows.Commit(picture);
        RfmNotes.Tell(segmented, run);
        return ExitCode.Done;
    }

    private static void CheckSince(LocalDate? since, LocalDate asOf, CommandRun run)
    {
        if (since >= asOf)
        {
            run.Complaints.AddOption("--since", "expected a day before --as-of");
        }

        if (since is not null && run.PicturePath is null)
        {
            run.Complaints.AddOption("--since", "only the picture shows moves; expected --picture too");
        }
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

    private static void Read(string path, CustomerTableBuilder now, RfmPast? past, CommandRun run)
    {
        using var lines = PurchaseTable.Open(path, run.Zone, run.Complaints);
        while (lines?.Read() == true)
        {
            now.Add(lines.Customer, lines.Date, lines.Money, lines.Order, lines.IsReturn);
            past?.Add(lines);
            if (now.Lines % ProgressEvery == 0)
            {
                run.Progress("order lines", now.Lines);
            }
        }
    }

    private static ResultTable Write(SegmentedCustomers customers, CommandRun run)
    {
        var rows = run.Table(Columns);
        try
        {
            foreach (var (row, segment) in customers)
            {
                rows.Add(
                    row.CustomerId, row.RecencyDays, row.Frequency, row.Monetary, row.R, row.F, row.M, row.Score, segment.Name);
                if (rows.Rows % ProgressEvery == 0)
                {
                    run.Progress("customers", rows.Rows);
                }
            }

            return rows;
        }
        catch
        {
            rows.Dispose();
            throw;
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

    /// <summary>What the picture shows beside the scores: the customers as they were, and their months; of the same lines, read once.</summary>
    private sealed class RfmPast(LocalDate since, LocalDate asOf)
    {
        private readonly CustomerTableBuilder _earlier = new(since);
        private readonly CohortTriangleBuilder _months = new(asOf);

        public void Add(PurchaseTable lines)
        {
            _earlier.Add(lines.Customer, lines.Date, lines.Money, lines.Order, lines.IsReturn);
            _months.Add(lines.Customer, lines.Date, lines.Money, lines.IsReturn);
        }

        public Picture Draw(SegmentedCustomers now) => RfmPicture.Of(
            now, Rfm.Score(_earlier.Build(), now.Table.Options).Segment(now.Scheme), _months.BuildLatest(RfmPicture.ShownCohorts));
    }
}
