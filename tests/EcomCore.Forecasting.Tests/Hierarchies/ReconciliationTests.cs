using NodaTime;

namespace EcomCore.Forecasting.Tests;

public sealed class ReconciliationTests
{
    private static readonly DemandHierarchy Two = DemandHierarchy.Nested("total", ["a"], ["b"]);

    [Fact]
    public void Bottom_up_adds_the_leaves() =>
        Assert.Equal([7, 3, 4], Reconciliation.BottomUp(Two).Apply([10, 3, 4]));

    [Fact]
    public void Top_down_divides_in_the_proportions_of_the_forecasts()
    {
        var tree = DemandHierarchy.Nested("total", ["A", "x"], ["A", "y"], ["B", "z"]);

        Assert.Equal(["total", "A", "B", "A/x", "A/y", "B/z"], tree.Names);
        Assert.Equal([100, 60, 40, 45, 15, 40], Reconciliation.TopDown(tree).Apply([100, 30, 20, 9, 3, 7]));
        Assert.Equal([100, 50, 50, 25, 25, 50], Reconciliation.TopDown(tree).Apply([100, 0, 0, 0, 0, 0]));
    }

    [Fact]
    public void Equal_weights_share_the_gap_equally()
    {
        // 10 against 3 + 4: a gap of 3 over three forecasts, one each.
        var found = Reconciliation.MinTrace(Two, ReconciliationWeights.Equal).Apply([10, 3, 4]);

        Assert.Equal([9, 4, 5], found.Select(value => Math.Round(value, 9)));
    }

    [Fact]
    public void Variances_share_the_gap_in_their_proportion()
    {
        // Residual variances 4, 1 and 1: the total moves 4/6 of the gap of 3.
        var found = Reconciliation.MinTrace(Two, [[2, -2], [1, 1], [1, -1]], ReconciliationWeights.Variance).Apply([10, 3, 4]);

        Assert.Equal([8, 3.5, 4.5], found.Select(value => Math.Round(value, 9)));
    }

    [Fact]
    public void What_would_fall_below_0_stays_at_0_and_the_others_take_its_part()
    {
        // Without the condition: a gap of -6, two each: 5, -1, 6. With a at 0, the total of 3 and b of 8 meet halfway.
        var method = Reconciliation.MinTrace(Two, ReconciliationWeights.Equal);

        Assert.Equal([5, -1, 6], method.Apply([3, 1, 8]).Select(value => Math.Round(value, 9)));
        Assert.Equal([5.5, 0, 5.5], method.NonNegative().Apply([3, 1, 8]).Select(value => Math.Round(value, 9)));
        Assert.Equal([0, 0, 0], method.NonNegative().Apply([-3, -1, -8]).Select(value => Math.Round(value, 9)));
    }

    [Fact]
    public void A_total_of_channels_and_of_items_agrees_with_both()
    {
        var both = DemandHierarchy.Of(new DemandSum("total", ["TB", "JD"]), new DemandSum("total", ["mug", "lamp", "cup"]));
        var found = Reconciliation.MinTrace(both, ReconciliationWeights.Equal).NonNegative().Apply([100, 50, 60, 30, 30, 0]);

        Assert.Equal(0, both.Incoherence(found), 9);
    }

    [Fact]
    public void Shrinkage_is_that_of_Schaefer_and_Strimmer()
    {
        // Written out over pairs for four nodes and seven residuals.
        double[][] e = [[1, -2, 3, 0.5, -1, 2, -1], [2, -2, 2, 1, -2, 1.5, -1], [1, -1.5, 1, 2, -0.5, 1, -1], [1, -1, 2, 1, -1, -2, -1]];
        var x = e.Select(row => row.Select(value => value / Math.Sqrt(row.Sum(v => v * v) / 7)).ToArray()).ToArray();
        var (variances, squares) = (0.0, 0.0);
        for (var i = 0; i < 4; i++)
        {
            for (var j = 0; j < 4; j++)
            {
                if (i != j)
                {
                    var r = Enumerable.Range(0, 7).Sum(t => x[i][t] * x[j][t]) / 7;
                    variances += (Enumerable.Range(0, 7).Sum(t => x[i][t] * x[i][t] * x[j][t] * x[j][t]) - (7 * r * r)) / (7 * 6);
                    squares += r * r;
                }
            }
        }

        var method = Reconciliation.MinTrace(DemandHierarchy.Nested("total", ["a"], ["b"], ["c"]), e);
        Assert.Equal(variances / squares, method.Shrinkage, 9);
        Assert.InRange(method.Shrinkage, 0.1, 0.9);
    }

    [Fact]
    public void Forecasts_add_up_and_intervals_narrow_as_the_errors_do()
    {
        var leaves = Enumerable.Range(0, 3).Select(i => DemandSeries.Monthly(new YearMonth(2023, 1), Noise(i, 36).Select(e => 20 + (10 * i) + e), $"i{i}")).ToArray();
        var tree = DemandHierarchy.Nested("total", ["i0"], ["i1"], ["i2"]);
        var models = tree.SumUp(leaves).Select(Forecaster.Ets.NonNegative().Fit).ToArray();
        var forecasts = models.Select(model => model.Forecast(3)).ToArray();
        var method = Reconciliation.MinTrace(tree, models);
        var found = method.Apply(forecasts);

        for (var h = 0; h < 3; h++)
        {
            Assert.Equal(found[0].Mean[h], found.Skip(1).Sum(leaf => leaf.Mean[h]), 9);
            for (var i = 0; i < 4; i++)
            {
                Assert.True(Width(found[i], h) <= Width(forecasts[i], h) + 1e-9);
            }
        }

        Assert.True(Width(found[0], 0) < Width(forecasts[0], 0));
        Assert.EndsWith(" + MinT", found[0].Model, StringComparison.Ordinal);
        Assert.Equal(found[0].SumOver(0, 3).Mean, found.Skip(1).Sum(leaf => leaf.SumOver(0, 3).Mean), 9);
    }

    [Fact]
    public void Intervals_after_minimum_trace_hold_what_they_say_when_the_errors_are_as_seen()
    {
        // Independent errors of the leaves and of their total's own forecast; 60 residuals known, then 4,000 fresh ones.
        var tree = DemandHierarchy.Nested("total", ["a"], ["b"], ["c"]);
        var random = new SeededNormal(7);
        double[] deviations = [6, 3, 2, 4];
        double[][] residuals = [.. deviations.Select(deviation => Enumerable.Range(0, 60).Select(_ => deviation * random.Next()).ToArray())];
        var method = Reconciliation.MinTrace(tree, residuals, ReconciliationWeights.Variance);
        var covariance = ErrorCovariance.Of(residuals, correlated: false);
        var projection = new MinTraceProjection(tree, covariance);
        var (inside, squares) = (0, 0.0);
        for (var trial = 0; trial < 4000; trial++)
        {
            // The truth is 300 for the total and 100 for each leaf.
            var error = method.Apply([.. deviations.Select((deviation, i) => (i == 0 ? 300 : 100) + (deviation * random.Next()))]);
            var scale = 6 / Math.Sqrt(covariance.Variance(0));
            var stated = scale * Math.Sqrt(projection.Pull(0).Variance);
            inside += Math.Abs(error[0] - 300) <= 1.2816 * stated ? 1 : 0;
            squares += (error[0] - 300) * (error[0] - 300) / 4000;
        }

        Assert.InRange(inside / 40.0, 75, 85);
        Assert.InRange(Math.Sqrt(squares), 0.9 * Math.Sqrt(36 * 29 / 65.0), 1.1 * Math.Sqrt(36 * 29 / 65.0));
    }

    [Fact]
    public void Wrong_calls_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Reconciliation.MinTrace(Two, ReconciliationWeights.Shrinkage));
        Assert.Throws<ArgumentException>(() => Reconciliation.MinTrace(Two, [[1], [1], [1]], ReconciliationWeights.Equal));
        Assert.Throws<ArgumentException>(() => Reconciliation.MinTrace(Two, [[1], [1]]));
        Assert.Contains("'a'", Assert.Throws<ArgumentException>(() => Reconciliation.BottomUp(Two).Apply([1, double.NaN, 1])).Message, StringComparison.Ordinal);
        var months = Forecaster.Naive.Fit(DemandSeries.Monthly(new YearMonth(2025, 1), [1, 2], "a"));
        Assert.Contains(
            "'a'", Assert.Throws<ArgumentException>(() => Reconciliation.BottomUp(Two).Apply([months.Forecast(2), months.Forecast(2), months.Forecast(3)])).Message, StringComparison.Ordinal);
    }

    private static double Width(Forecast forecast, int step) => forecast.Interval(step, 80).Upper - forecast.Interval(step, 80).Lower;

    private static double[] Noise(int seed, int count)
    {
        var normal = new SeededNormal(seed);
        return [.. Enumerable.Range(0, count).Select(_ => 2 * normal.Next())];
    }
}
