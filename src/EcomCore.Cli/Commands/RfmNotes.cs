using EcomCore.Segmentation;
using NodaTime.Text;

namespace EcomCore.Cli.Commands;

/// <summary>What the rows of <c>ecom rfm</c> do not say: what was left out, which scores are empty, and how the rules lie over the scores.</summary>
internal static class RfmNotes
{
    /// <summary>How many notes of one kind, or cells of one note, are told; the others are counted.</summary>
    private const int Shown = 10;

    public static void Tell(SegmentedCustomers customers, CommandRun run)
    {
        IEnumerable<string> notes =
        [
            .. LeftOut(customers.Table.Customers), .. EmptyScores(customers.Table), .. Comparison(customers), .. Rules(customers.Scheme, customers.Table.Options),
        ];
        foreach (var note in notes)
        {
            run.Note(note);
        }
    }

    private static IEnumerable<string> LeftOut(CustomerTable customers)
    {
        (string What, long Count)[] kinds =
        [
            ("Order lines without a customer, skipped", customers.GuestLines),
            ($"Order lines after {LocalDatePattern.Iso.Format(customers.AsOf)}, left out", customers.LaterLines),
            ("Customers with returns and no purchase, left out", customers.CustomersWithoutPurchase),
        ];
        return kinds.Where(kind => kind.Count > 0).Select(kind => FormattableString.Invariant($"{kind.What}: {kind.Count}."));
    }

    private static IEnumerable<string> EmptyScores(RfmTable table)
    {
        var empty = new[] { ("recency", table.Recency), ("frequency", table.Frequency), ("monetary", table.Monetary) }
            .Where(axis => table.Count > 0 && axis.Item2.EmptyScores.Count > 0)
            .Select(axis => $"{axis.Item1} {string.Join(", ", axis.Item2.EmptyScores)}")
            .ToList();
        return empty.Count == 0 ? [] : [$"Scores that no customer has, for equal values stay together: {string.Join("; ", empty)}."];
    }

    private static IEnumerable<string> Comparison(SegmentedCustomers customers) =>
        customers.Cutoffs.Count == 0 || customers.Count == 0
            ? []
            : [$"Scheme {customers.Scheme}: a score is high from {string.Join(", ", customers.Cutoffs.Select(TextOf))}."];

    private static string TextOf(ScoreCutoff cutoff)
    {
        var axis = cutoff.Axis switch { RfmAxis.Recency => "recency", RfmAxis.Frequency => "frequency", _ => "monetary" };
        var kind = cutoff.Kind switch { ComparisonKind.Mean => "the mean", ComparisonKind.Median => "the median", _ => "fixed" };
        return FormattableString.Invariant($"{axis} {cutoff.Value:0.####} ({kind})");
    }

    private static IEnumerable<string> Rules(SegmentScheme scheme, RfmOptions options)
    {
        var check = scheme.Check(options);
        return FirstOf(check.Overlaps.Select(overlap =>
                $"{NameOf(scheme, overlap.First)} and {NameOf(scheme, overlap.Second)} share {Cells(overlap.Cells)}; the first decides."))
            .Concat(FirstOf(check.UnreachableRules.Select(rule => check.ImpossibleRules.Contains(rule)
                ? $"{NameOf(scheme, rule)} never decides: it asks for scores that do not exist; there are {BinsOf(options)}."
                : $"{NameOf(scheme, rule)} never decides: earlier rules cover its scores.")))
            .Concat(check.UncoveredCells.Count == 0 ? [] : [$"No rule covers {Cells(check.UncoveredCells)} of {check.Cells}; customers there are {Segment.Unassigned}."]);
    }

    private static string BinsOf(RfmOptions options) => FormattableString.Invariant($"r 1 to {options.RecencyBins}, f 1 to {options.FrequencyBins}, m 1 to {options.MonetaryBins}");

    private static string NameOf(SegmentScheme scheme, int rule) => FormattableString.Invariant($"Rule {rule + 1} of the scheme ({scheme.Rules[rule].Segment})");

    private static string Cells(IReadOnlyList<ScoreCell> cells)
    {
        var shown = string.Join(", ", cells.Take(Shown));
        var more = cells.Count > Shown ? FormattableString.Invariant($" and {cells.Count - Shown} more") : string.Empty;
        return FormattableString.Invariant($"{cells.Count} score cells ({shown}{more})");
    }

    private static IEnumerable<string> FirstOf(IEnumerable<string> notes)
    {
        var all = notes.ToList();
        return all.Count <= Shown ? all : all.Take(Shown).Append(FormattableString.Invariant($"... and {all.Count - Shown} more like this."));
    }
}
