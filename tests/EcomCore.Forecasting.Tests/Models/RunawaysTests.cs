using NodaTime;

namespace EcomCore.Forecasting.Tests;

public sealed class RunawaysTests
{
    public static TheoryData<int, double> OddDays() => new() { { 48, 400 }, { 200, 400 }, { 700, 400 }, { 200, 0 }, { 200, 1_000 }, { 200, 10_000 }, { 200, -400 }, { 700, -10_000 } };

    [Theory]
    [MemberData(nameof(OddDays))]
    public void One_odd_last_day_does_not_carry_the_forecast_away(int days, double odd)
    {
        var random = new Random(7);
        double[] sales = [.. Enumerable.Range(0, days).Select(t => (t % 7 < 5 ? 100 : 110) + (5 * (random.NextDouble() - 0.5))), odd];

        var forecast = Forecaster.Automatic.Fit(DemandSeries.Daily(new LocalDate(2023, 1, 2), sales, "shop")).Forecast(28);

        Assert.All(forecast.Mean, mean => Assert.InRange(mean, sales.Min(), sales.Max()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(-1)]
    public void One_odd_last_month_does_not_carry_the_forecast_away(double times)
    {
        var random = new Random(7);
        double[] sales = [.. Enumerable.Range(0, 60).Select(t => 100 * (1 + (0.3 * Math.Sin(t * Math.PI / 6))) * (0.95 + (0.1 * random.NextDouble())))];
        sales[^1] *= times;

        var forecast = Forecaster.Automatic.Fit(DemandSeries.Monthly(new YearMonth(2021, 1), sales, "shop")).Forecast(24);

        Assert.All(forecast.Mean, mean => Assert.InRange(mean, Math.Min(0, sales.Min()), sales.Max()));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    [InlineData(2, 2)]
    [InlineData(3, 0)]
    public void A_few_odd_days_with_or_without_missing_ones_keep_a_year_ahead_within_the_history(int odd, int missing)
    {
        for (var seed = 0; seed < 4; seed++)
        {
            var random = new Random(seed);
            double[] days = [.. Enumerable.Range(0, 200).Select(t => (t % 7 < 5 ? 100 : 120) + (20 * (random.NextDouble() - 0.5)))];
            double[] sales = [.. days, .. Enumerable.Repeat(seed % 2 == 0 ? 300.0 : 1000, odd), .. Enumerable.Repeat(double.NaN, missing)];
            var forecast = Forecaster.Automatic.Fit(DemandSeries.Daily(new LocalDate(2025, 1, 1), sales)).Forecast(365);

            Assert.All(forecast.Mean, mean => Assert.InRange(mean, 60, 300));
            Assert.Contains(forecast.Notes, note => note.StartsWith("Among the last values are some unlike all before.", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void An_odd_last_month_counts_only_as_far_as_errors_reach()
    {
        var random = new Random(1);
        double[] months = [.. Enumerable.Range(0, 72).Select(t => (220 + (80 * Math.Sin(t * Math.PI / 6))) * (0.95 + (0.1 * random.NextDouble())))];
        months[^1] = 800;

        Assert.All(Forecaster.Automatic.Fit(DemandSeries.Monthly(new YearMonth(2019, 1), months)).Forecast(24).Mean, mean => Assert.InRange(mean, 100, 360));
    }

    [Fact]
    public void Who_explodes_is_named_and_the_others_stay()
    {
        var notes = new List<string>();
        List<IFittedCore> kept = [Constant("A", 11), Constant("B", 12), Rising("C", 11, 9), Constant("D", 13)];

        // The values span 3; after 8 steps C is 63 above A, more than ten times as much.
        Runaways.Remove(new FitData([10, 12, 11, 13, 10, 12], 1), kept, notes);

        Assert.Equal(["A", "B", "D"], kept.Select(core => core.Name));
        Assert.Equal(["C parts from the other models by far more than the data ever spanned, so it is left out of the mean."], notes);
    }

    [Fact]
    public void Never_half_of_the_members_go()
    {
        List<IFittedCore> cores = [Constant("A", 11), Constant("B", 12), Rising("C", 11, 20), Rising("D", 11, 90), Rising("E", 11, -130)];
        Runaways.Remove(new FitData([10, 12, 11, 13], 1), cores, []);

        Assert.Equal(["A", "B", "C"], cores.Select(core => core.Name));
    }

    [Fact]
    public void Models_that_part_as_on_steep_series_stay_however_far_one_looks()
    {
        List<IFittedCore> cores = [Constant("A", 11), Constant("B", 12), Rising("C", 11, 2)];
        Runaways.Remove(new FitData([10, 12, 11, 13], 1), cores, []);

        Assert.Equal(3, cores.Count);
    }

    [Fact]
    public void A_deviation_without_bound_is_left_out_too()
    {
        List<IFittedCore> cores = [Constant("A", 11), Constant("B", 12), Constant("C", 12, deviation: 200)];
        Runaways.Remove(new FitData([10, 12, 11, 13], 1), cores, []);

        Assert.Equal(["A", "B"], cores.Select(core => core.Name));
    }

    private static LinearModel Constant(string name, double level, double deviation = 1) => Rising(name, level, 0, deviation);

    private static LinearModel Rising(string name, double level, double step, double deviation = 1) => new(
        name, [.. Enumerable.Repeat(level, 24)], new FitStatistics(1, 1, 1, 0, 0, []), 1, deviation * deviation, horizon => ([.. Enumerable.Range(0, horizon).Select(h => level + (h * step))], [1, .. new double[horizon - 1]]));
}
