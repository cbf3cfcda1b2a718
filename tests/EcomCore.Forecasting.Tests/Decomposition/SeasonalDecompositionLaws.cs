using FsCheck.Xunit;

namespace EcomCore.Forecasting.Tests;

[Properties(Arbitrary = [typeof(Generators)], MaxTest = 40)]
public sealed class SeasonalDecompositionLaws
{
    [Property]
    public void The_parts_sum_to_the_series(DemandSeries series, bool robust)
    {
        if (series.Count <= 24)
        {
            return;
        }

        foreach (var parts in new[] { SeasonalDecomposition.Stl(series, robust ? 7 : null, robust), SeasonalDecomposition.Mstl(series, 4, 12) })
        {
            for (var t = 0; t < series.Count; t++)
            {
                if (double.IsNaN(series[t]))
                {
                    continue;
                }

                var sum = parts.Trend[t] + parts.Seasons.Sum(season => season[t]) + parts.Remainder[t];
                Assert.Equal(series[t], sum, 1e-9 * (1 + Math.Abs(series[t])));
                Assert.Equal(series[t], parts.SeasonallyAdjusted[t] + parts.Seasons.Sum(season => season[t]), 1e-9 * (1 + Math.Abs(series[t])));
            }
        }
    }

    [Property]
    public void Many_seasons_are_taken_out_one_by_one_and_once_more(DemandSeries series)
    {
        if (series.Count <= 24 || series.ObservedCount < series.Count)
        {
            return;
        }

        // As Bandara, Hyndman and Bergmeir say it: each season by STL of what the other leaves, short before long, twice.
        double[] y = series.Values.ToArray();
        var (first, second, trend) = ((IReadOnlyList<double>)new double[y.Length], (IReadOnlyList<double>)new double[y.Length], (IReadOnlyList<double>)new double[y.Length]);
        for (var round = 0; round < 2; round++)
        {
            first = SeasonalDecomposition.Stl(DemandSeries.Indexed(y.Zip(second, (a, b) => a - b), seasonalPeriod: 4), seasonalWindow: 11).Seasons[0];
            var last = SeasonalDecomposition.Stl(DemandSeries.Indexed(y.Zip(first, (a, b) => a - b), seasonalPeriod: 12), seasonalWindow: 15);
            (second, trend) = (last.Seasons[0], last.Trend);
        }

        var parts = SeasonalDecomposition.Mstl(series, 12, 4);
        for (var t = 0; t < y.Length; t++)
        {
            var size = 1e-8 * (1 + Math.Abs(y[t]));
            Assert.Equal(first[t], parts.Seasons[0][t], size);
            Assert.Equal(second[t], parts.Seasons[1][t], size);
            Assert.Equal(trend[t], parts.Trend[t], size);
        }
    }

    [Property]
    public void A_periodic_season_repeats(DemandSeries series)
    {
        if (series.Count <= 24)
        {
            return;
        }

        var season = SeasonalDecomposition.Stl(series).Seasons[0];
        for (var t = 12; t < series.Count; t++)
        {
            Assert.Equal(season[t - 12], season[t]);
        }
    }

    [Fact]
    public void A_series_of_two_seasons_is_too_short() =>
        Assert.Throws<ArgumentException>(() => SeasonalDecomposition.Stl(DemandSeries.Indexed(new double[24], seasonalPeriod: 12)));
}
