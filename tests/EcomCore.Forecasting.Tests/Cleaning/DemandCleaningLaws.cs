using FsCheck.Xunit;

namespace EcomCore.Forecasting.Tests;

[Properties(Arbitrary = [typeof(Generators)], MaxTest = 60)]
public sealed class DemandCleaningLaws
{
    [Property]
    public void Restored_demand_is_never_below_what_was_sold_and_nothing_else_changes(DemandSeries series, byte every)
    {
        var marked = series.WithStockOuts(Enumerable.Range(0, series.Count).Where(t => t % ((every % 7) + 2) == 1));
        var restored = DemandCleaning.RestoreStockOuts(marked);
        for (var t = 0; t < series.Count; t++)
        {
            var (before, after) = (series.Values[t], restored.Series.Values[t]);
            Assert.True(before.Equals(after) || (marked.IsCensored(t) && after > before));
        }

        Assert.Equal(0, restored.Series.CensoredCount);
    }

    [Property]
    public void Cleaning_is_scale_free(DemandSeries series)
    {
        var once = Cleaned(series, 1);
        var size = series.Values.ToArray().Where(value => !double.IsNaN(value)).DefaultIfEmpty(1).Max(Math.Abs);

        // No digit changes with a power of two. With another factor the last ones do, and where two widths of the smooth line are equally good, they choose; seldom, and the lines differ little.
        Assert.Equal(once.Select(value => value * 1024), Cleaned(series, 1024));
        Assert.All(once.Zip(Cleaned(series, 1000)), pair =>
            Assert.True((pair.First * 1000).Equals(pair.Second) || Math.Abs((pair.First * 1000) - pair.Second) <= 0.01 * 1000 * size, $"{pair.First} {pair.Second}"));

        static double[] Cleaned(DemandSeries series, double factor) =>
            DemandCleaning.Clean(DemandSeries.Monthly(new NodaTime.YearMonth(2020, 1), series.Values.ToArray().Select(value => value * factor)).WithStockOuts(0, series.Count / 2)).Series.Values.ToArray();
    }

    [Property]
    public void After_filling_nothing_is_missing_and_observed_values_stay(DemandSeries series)
    {
        var filled = DemandCleaning.Fill(series).Series;
        for (var t = 0; t < series.Count && series.ObservedCount > 0; t++)
        {
            Assert.False(double.IsNaN(filled.Values[t]));
            Assert.True(double.IsNaN(series.Values[t]) || series.Values[t].Equals(filled.Values[t]));
        }
    }

    [Property]
    public void A_straight_line_is_its_own_smooth_line(byte level, sbyte slope, byte length)
    {
        double[] line = [.. Enumerable.Range(0, length + 2).Select(t => level + (slope * (double)t))];
        Assert.All(SuperSmoother.Smooth(line).Zip(line), pair => Assert.Equal(pair.Second, pair.First, 6));
    }

    [Property]
    public void Running_lines_are_those_of_a_regression_in_each_window(byte seed, byte length)
    {
        var random = new Random(seed);
        double[] y = [.. Enumerable.Range(0, length + 5).Select(_ => random.NextDouble())];
        var (fast, slow) = (SuperSmoother.RunningLines(y, 0.2, null), Naive(y, 0.2));
        Assert.All(fast.Zip(slow), pair => Assert.Equal(pair.Second, pair.First, 1e-9));
    }

    private static double[] Naive(double[] y, double span)
    {
        var half = Math.Max(2, (int)((0.5 * span * y.Length) + 0.5));
        var window = Math.Min((2 * half) + 1, y.Length);
        return [.. Enumerable.Range(0, y.Length).Select(t =>
        {
            var at = Enumerable.Range(Math.Min(Math.Max(t - half, 0), y.Length - window), window).ToArray();
            var (x, mean) = (at.Average(), at.Average(i => y[i]));
            var slope = at.Sum(i => (i - x) * (y[i] - mean)) / at.Sum(i => (i - x) * (i - x));
            return mean + (slope * (t - x));
        })];
    }
}
