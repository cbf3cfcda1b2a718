using NodaTime;

namespace EcomCore.Forecasting.Tests;

public sealed class SeasonalProfileTests
{
    private static readonly LocalDate Monday = new(2022, 1, 3);

    private static readonly RetailCalendar Calendar = RetailCalendar.Of(RetailEvent.Fixed("Sale", 11, 11), RetailEvent.Lunar("Festival", 1, 1, length: 7));

    /// <summary>156 weeks: a yearly wave between 0.7 and 1.3, sales doubled in the week of the sale and halved in proportion to the festival's days.</summary>
    private static DemandSeries Aggregate(double level = 10_000) => DemandSeries.Weekly(Monday, Enumerable.Range(0, 156).Select(t => Expected(t) * level));

    [Fact]
    public void Events_and_waves_of_an_aggregate_are_found()
    {
        var profile = SeasonalProfile.Estimate(Aggregate(), Calendar);

        Assert.Equal(2.0, profile.Effects.Single(effect => effect.Name == "Sale").Factor, 0.02);
        Assert.Equal(0.5, profile.Effects.Single(effect => effect.Name == "Festival").Factor, 0.02);
        Assert.Equal(3, profile.Effects.Single(effect => effect.Name == "Sale").Occurrences);
        Assert.Equal(1.3 / 0.7, profile.Effects.Single(effect => effect.Name == "Year").Factor, 0.1);
    }

    [Fact]
    public void Factors_of_the_future_repeat_the_wave_and_move_the_festival()
    {
        var series = Aggregate();
        var profile = SeasonalProfile.Estimate(series, Calendar);
        var factors = profile.Factors(series, 156, 52);
        var level = Enumerable.Range(0, 156).Average(t => Wave(t));

        for (var h = 0; h < 52; h++)
        {
            Assert.Equal(Expected(156 + h) / level, factors[h], 0.03 * factors[h]);
        }
    }

    [Fact]
    public void A_sparse_item_takes_the_season_of_its_group()
    {
        var random = new Random(3);
        var values = Enumerable.Range(0, 156).Select(t => (double)random.Next(0, 3)).ToArray();
        var item = DemandSeries.Weekly(Monday, values, "item");
        var profile = SeasonalProfile.Estimate(Aggregate(), Calendar);

        var forecast = Forecaster.Automatic.Fit(item, profile).Forecast(52);

        var saleWeek = Enumerable.Range(0, 52).Single(h => forecast.PeriodStart(h) <= new LocalDate(2025, 11, 11) && forecast.PeriodEnd(h) > new LocalDate(2025, 11, 11));
        Assert.Equal(2.0, forecast.Mean[saleWeek] / forecast.Mean[saleWeek - 1] / (Wave(156 + saleWeek) / Wave(155 + saleWeek)), 0.05);
        Assert.EndsWith("with calendar", forecast.Model, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_that_never_occurred_is_ignored_and_said()
    {
        var series = DemandSeries.Weekly(Monday, Enumerable.Range(0, 20).Select(t => 10.0 + (t % 3)));
        var forecast = Forecaster.Automatic.Fit(series, Calendar).Forecast(30);

        Assert.Contains("'Sale' falls into the forecast but never occurred in the data, so it is ignored.", forecast.Notes);
        Assert.DoesNotContain(forecast.Notes, note => note.StartsWith("'Festival'", StringComparison.Ordinal));
    }

    [Fact]
    public void Less_than_two_years_give_events_but_no_yearly_wave()
    {
        var profile = SeasonalProfile.Estimate(DemandSeries.Weekly(Monday, Enumerable.Range(0, 60).Select(t => 1000.0 * (t == 44 ? 3 : 1) + (t % 5))), Calendar);

        Assert.Equal(3.0, profile.Effects.Single(effect => effect.Name == "Sale").Factor, 0.05);
        Assert.Contains("Less than two full cycles of the long season, so no yearly wave was estimated.", profile.Notes);
    }

    [Fact]
    public void Monthly_factors_average_one_and_follow_the_months()
    {
        double[] year = [5, 6, 8, 9, 10, 12, 11, 10, 9, 10, 18, 12];
        var series = DemandSeries.Monthly(new YearMonth(2021, 1), Enumerable.Range(0, 48).Select(t => year[t % 12]));
        var factors = SeasonalProfile.Estimate(series, RetailCalendar.None).Factors(series, 0, 12);

        Assert.Equal(12, factors.Sum(), 1e-6);
        Assert.Equal(18 / 10.0, factors[10], 1e-6);
    }

    [Fact]
    public void Zeros_are_harmless()
    {
        var random = new Random(1);
        var values = Enumerable.Range(0, 156).Select(t => random.NextDouble() < 0.5 ? 0 : 20 * Expected(t)).ToArray();
        var profile = SeasonalProfile.Estimate(DemandSeries.Weekly(Monday, values), Calendar);

        Assert.All(profile.Factors(Aggregate(), 0, 208), factor => Assert.InRange(factor, 0.01, 55));
    }

    [Fact]
    public void Noise_has_no_season()
    {
        var random = new Random(11);
        var profile = SeasonalProfile.Estimate(DemandSeries.Weekly(Monday, Enumerable.Range(0, 156).Select(_ => 100 + (10 * random.NextDouble()))), RetailCalendar.China);

        Assert.All(profile.Factors(Aggregate(), 0, 156), factor => Assert.InRange(factor, 0.9, 1.1));
    }

    [Fact]
    public void Nothing_sold_gives_a_flat_profile()
    {
        var profile = SeasonalProfile.Estimate(DemandSeries.Weekly(Monday, new double[110]), Calendar);

        Assert.True(profile.IsFlat);
        Assert.All(profile.Factors(Aggregate(), 0, 10), factor => Assert.Equal(1, factor));
    }

    [Fact]
    public void A_profile_of_another_frequency_is_refused()
    {
        var profile = SeasonalProfile.Estimate(Aggregate(), Calendar);

        Assert.Throws<ArgumentException>(() => Forecaster.Automatic.Fit(DemandSeries.Yearly(2020, [1, 2, 3]), profile));
    }

    private static double Wave(int week) => 1 + (0.3 * Math.Sin(2 * Math.PI * (week + 0.5) * 7 / 365.2425));

    private static double Expected(int week)
    {
        var (start, end) = (Monday.PlusWeeks(week), Monday.PlusWeeks(week + 1));
        return Wave(week) * Math.Pow(2, Calendar.Events[0].Share(start, end, EventPhase.During)) * Math.Pow(0.5, Calendar.Events[1].Share(start, end, EventPhase.During));
    }
}
