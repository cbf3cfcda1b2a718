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

    [Fact]
    public void Who_runs_away_is_named_and_the_others_stay()
    {
        double[] values = [10, 12, 11, 13, 10, 12];
        var data = new FitData(values, 1);
        var notes = new List<string>();
        IFittedCore[] cores = [Constant("A", 11), Constant("B", 12), Rising("C", 11, 9), Constant("D", 13)];
        List<IFittedCore> kept = [.. cores];

        // The values span 3; after 8 steps C is 63 above A, more than ten times as much.
        Runaways.Remove(data, kept, notes);

        Assert.Equal(["A", "B", "D"], kept.Select(core => core.Name));
        Assert.Equal(["C parts from the other models by more than the data ever spanned, so it is left out of the mean."], notes);
    }

    [Fact]
    public void The_worst_goes_first_and_moves_the_middle_for_the_others()
    {
        // Three of five run away. After the fastest has gone, 12, 11, the slow and the next one are left, and so on.
        List<IFittedCore> cores = [Constant("A", 11), Constant("B", 12), Rising("C", 11, 8), Rising("D", 11, 20), Rising("E", 11, -30)];
        Runaways.Remove(new FitData([10, 12, 11, 13], 1), cores, []);

        Assert.Equal(["A", "B"], cores.Select(core => core.Name));
    }

    [Fact]
    public void A_straight_line_within_the_span_in_eight_periods_stays_however_far_one_looks()
    {
        List<IFittedCore> cores = [Constant("A", 11), Constant("B", 12), Rising("C", 11, 0.3)];
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

    [Fact]
    public void Models_that_part_as_on_steep_series_stay_unless_the_last_value_is_odd()
    {
        // Beside 19 values from 10 to 12, a last one of 20 is an outlier and 11 is none. C is 10.5 above the others after 8 steps, which is more than both spans, 10 and 2, and less than ten times either.
        double[] usual = [.. Enumerable.Range(0, 19).Select(t => 10.0 + (t % 3))];
        List<IFittedCore> Cores() => [Constant("A", 11), Constant("B", 11), Rising("C", 11, 1.5), Constant("D", 11)];
        var (kept, cut) = (Cores(), Cores());
        Runaways.Remove(new FitData([.. usual, 11], 1), kept, []);
        Runaways.Remove(new FitData([.. usual, 20], 1), cut, []);

        Assert.Equal(4, kept.Count);
        Assert.Equal(["A", "B", "D"], cut.Select(core => core.Name));
    }

    private static LinearModel Constant(string name, double level, double deviation = 1) => Rising(name, level, 0, deviation);

    private static LinearModel Rising(string name, double level, double step, double deviation = 1) => new(
        name, [.. Enumerable.Repeat(level, 24)], new FitStatistics(1, 1, 1, 0, 0, []), 1, deviation * deviation, horizon => ([.. Enumerable.Range(0, horizon).Select(h => level + (h * step))], [1, .. new double[horizon - 1]]));
}
