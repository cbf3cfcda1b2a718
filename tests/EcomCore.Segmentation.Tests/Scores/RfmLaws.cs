using FsCheck;
using FsCheck.Xunit;

namespace EcomCore.Segmentation.Tests;

[Properties(Arbitrary = [typeof(Generators)])]
public sealed class RfmLaws
{
    [Property]
    public bool The_order_of_lines_changes_no_score(OrderLine[] lines, RfmOptions options, int seed)
    {
        var shuffled = (OrderLine[])lines.Clone();
        new Random(seed).Shuffle(shuffled);
        return ById(Rfm.Score(lines, Generators.AsOf, options)).SequenceEqual(ById(Rfm.Score(shuffled, Generators.AsOf, options)));
    }

    [Property]
    public bool Another_unit_of_money_changes_no_score_but_in_method_R(OrderLine[] lines, RfmOptions options, PositiveInt factor)
    {
        if (options.Method is RfmMethod.R)
        {
            return true;
        }

        // Powers of two are exact, so even k-means, whose sums round, must not move.
        var unit = options.Method is RfmMethod.KMeans ? 1 << (factor.Get % 12) : factor.Get;
        var scaled = lines.Select(line => new OrderLine(line.CustomerId, line.OrderedOn, line.Amount * unit, line.OrderId)).ToArray();
        return Rfm.Score(lines, Generators.AsOf, options).Select(row => row.Score)
            .SequenceEqual(Rfm.Score(scaled, Generators.AsOf, options).Select(row => row.Score));
    }

    [Property]
    public bool A_better_value_never_scores_less_and_equal_values_score_the_same(OrderLine[] lines, RfmOptions options)
    {
        var rows = Rfm.Score(lines, Generators.AsOf, options).ToList();
        return rows.All(a => rows.All(b =>
            (a.RecencyDays > b.RecencyDays || a.R >= b.R)
            && (a.Frequency < b.Frequency || a.F >= b.F)
            && (a.Monetary < b.Monetary || a.M >= b.M)));
    }

    [Property]
    public bool Scores_lie_in_their_bins(OrderLine[] lines, RfmOptions options) =>
        Rfm.Score(lines, Generators.AsOf, options).All(row =>
            row.R >= 1 && row.R <= options.RecencyBins
            && row.F >= 1 && row.F <= options.FrequencyBins
            && row.M >= 1 && row.M <= options.MonetaryBins);

    [Property]
    public bool Bands_tell_what_the_rows_say(OrderLine[] lines, RfmOptions options)
    {
        var table = Rfm.Score(lines, Generators.AsOf, options with { Monetary = MonetaryMeasure.Total });
        return table.Recency.Bands.All(band => Agrees(band, table.Where(row => row.R == band.Score).Select(row => (decimal)row.RecencyDays)))
            && table.Frequency.Bands.All(band => Agrees(band, table.Where(row => row.F == band.Score).Select(row => (decimal)row.Frequency)))
            && table.Monetary.Bands.All(band => Agrees(band, table.Where(row => row.M == band.Score).Select(row => row.Monetary)));
    }

    [Property]
    public bool A_grid_holds_every_customer_once(OrderLine[] lines, RfmOptions options)
    {
        var table = Rfm.Score(lines, Generators.AsOf, options);
        var grid = table.CountBy(RfmAxis.Recency, RfmAxis.Frequency);
        return (from r in Enumerable.Range(1, grid.Rows)
                from f in Enumerable.Range(1, grid.Columns)
                select grid[r, f] == table.Count(row => row.R == r && row.F == f)).All(agrees => agrees);
    }

    [Property]
    public bool Quantile_scores_are_those_of_the_naive_count(OrderLine[] lines)
    {
        var rows = Rfm.Score(lines, Generators.AsOf).ToList();
        return rows.All(row =>
            row.R == 1 + (5 * rows.Count(other => other.RecencyDays > row.RecencyDays) / rows.Count)
            && row.F == 1 + (5 * rows.Count(other => other.Frequency < row.Frequency) / rows.Count)
            && row.M == 1 + (5 * rows.Count(other => other.Monetary < row.Monetary) / rows.Count));
    }

    [Property]
    public bool Rank_scores_are_those_of_the_naive_count(OrderLine[] lines)
    {
        var rows = Rfm.Score(lines, Generators.AsOf, RfmOptions.Of(7, RfmMethod.Rank)).ToList();
        return rows.All(row =>
        {
            var worse = rows.Count(other => other.Monetary < row.Monetary);
            var equal = rows.Count(other => other.Monetary == row.Monetary);
            return row.M == 1 + (7 * ((2 * worse) + equal) / (2 * rows.Count));
        });
    }

    [Property]
    public bool K_means_is_as_good_as_the_best_of_all_splits(OrderLine[] lines)
    {
        var rows = Rfm.Score(lines, Generators.AsOf, RfmOptions.Of(3, RfmMethod.KMeans)).ToList();
        var values = rows.Select(row => (double)row.Monetary).Order().ToArray();
        var found = rows.GroupBy(row => row.M).Sum(group => Squares([.. group.Select(row => (double)row.Monetary)]));
        return found <= BestOfAllSplits(values) + (1e-9 * Squares(values));
    }

    private static double BestOfAllSplits(double[] sorted)
    {
        var best = Squares(sorted);
        for (var i = 0; i <= sorted.Length; i++)
        {
            for (var j = i; j <= sorted.Length; j++)
            {
                best = Math.Min(best, Squares(sorted[..i]) + Squares(sorted[i..j]) + Squares(sorted[j..]));
            }
        }

        return best;
    }

    private static double Squares(double[] values)
    {
        var mean = values.DefaultIfEmpty().Average();
        return values.Sum(value => (value - mean) * (value - mean));
    }

    private static IEnumerable<RfmRow> ById(RfmTable table) => table.OrderBy(row => row.CustomerId, StringComparer.Ordinal);

    private static bool Agrees(ScoreBand band, IEnumerable<decimal> values)
    {
        var list = values.ToList();
        return band.Customers == list.Count
            && band.Lowest == (list.Count == 0 ? null : list.Min())
            && band.Highest == (list.Count == 0 ? null : list.Max());
    }
}
