using FsCheck.Xunit;

namespace EcomCore.Forecasting.Tests;

[Properties(Arbitrary = [typeof(Generators)], MaxTest = 200)]
public sealed class LevelShiftLaws
{
    [Property]
    public void The_unit_of_the_data_changes_nothing(DemandSeries series, bool jumps)
    {
        double[] values = [.. Enumerable.Range(0, 90).Select(t => series.Values[t % series.Count] * (jumps && t >= 84 ? 5 : 1))];
        var found = DemandCleaning.FindLevelShift(DemandSeries.Indexed(values, seasonalPeriod: 12));
        var thousand = DemandCleaning.FindLevelShift(DemandSeries.Indexed(values.Select(value => value * 1024), seasonalPeriod: 12));

        Assert.Equal(found?.Step, thousand?.Step);
        Assert.Equal(found?.Count, thousand?.Count);
        if (found is not null)
        {
            Assert.Equal(1, thousand!.After / found.After / 1024, 9);
            Assert.Equal(found.IsFactor, thousand.IsFactor);
        }
    }

    [Property]
    public void Aligning_and_undoing_are_each_others_opposite(DemandSeries series)
    {
        double[] values = [.. Enumerable.Range(0, 70).Select(t => series.Values[t % series.Count] * (t >= 64 ? 8 : 1))];
        var jumped = DemandSeries.Indexed(values);
        if (DemandCleaning.FindLevelShift(jumped) is not { } shift)
        {
            return;
        }

        double[] aligned = [.. DemandCleaning.AlignLevel(jumped).Series.Values], undone = shift.Undone(values, _ => 1);
        Assert.All(Enumerable.Range(0, 70).Where(t => !double.IsNaN(values[t])), t => Assert.Equal(
            aligned[t], (undone[t] * shift.Factor) + shift.Amount, 1e-9 * Math.Abs(shift.After)));
    }

    [Property(MaxTest = 40)]
    public void Of_random_walks_few_have_a_new_level(int seed)
    {
        var random = new Random(seed);
        var found = 0;
        for (var i = 0; i < 100; i++)
        {
            var level = 1000.0;
            found += DemandCleaning.FindLevelShift(DemandSeries.Indexed(Enumerable.Range(0, 120).Select(_ => level += (random.NextDouble() - 0.5) * 50))) is null ? 0 : 1;
        }

        // About 1 of 100: more than 7 have a chance of less than one in 10,000.
        Assert.True(found <= 7, $"{found} of 100");
    }

    /// <summary>Both mechanisms together: one to three odd days are tamed, from four on the forecast is at the new level, whatever their number and size.</summary>
    [Property(MaxTest = 12)]
    public void Whatever_the_number_of_days_and_the_size_of_the_step_the_forecast_is_within_reach(byte days, byte size, int seed)
    {
        var (k, times) = (1 + (days % 60), 0.3 * Math.Pow(10 / 0.3, size / 255.0));
        var random = new Random(seed);
        double Usual(int t) => t % 7 < 5 ? 100 : 120;
        double[] sales = [.. Enumerable.Range(0, 400 + k).Select(t => Usual(t) * (0.95 + (0.1 * random.NextDouble())) * (t < 400 ? 1 : times))];

        var forecast = Forecaster.Automatic.Fit(DemandSeries.Daily(new NodaTime.LocalDate(2025, 1, 1), sales)).Forecast(28);

        Assert.All(Enumerable.Range(0, 28), h => Assert.InRange(
            forecast.Mean[h] / Usual(400 + k + h), (k < 4 ? Math.Min(1, times) : times) * 0.85, (k < 4 ? Math.Max(1, times) : times) * 1.15));
    }
}
