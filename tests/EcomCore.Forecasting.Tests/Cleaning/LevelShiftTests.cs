using NodaTime;

namespace EcomCore.Forecasting.Tests;

public sealed class LevelShiftTests
{
    private const string Note = "A new level from ";

    [Fact]
    public void Four_days_at_three_times_the_level_are_a_new_level()
    {
        var shift = DemandCleaning.FindLevelShift(Days(200, 4, 3));

        Assert.NotNull(shift);
        Assert.Equal((200, 4, true), (shift.Step, shift.Count, shift.IsFactor));
        Assert.InRange(shift.Factor, 2.7, 3.3);
        Assert.Equal(0, shift.Amount);
        Assert.InRange(shift.StandardError / shift.After, 0.005, 0.1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void One_to_three_odd_days_are_not(int odd) => Assert.Null(DemandCleaning.FindLevelShift(Days(200, odd, 3)));

    [Fact]
    public void Nor_is_a_level_of_zero() => Assert.Null(DemandCleaning.FindLevelShift(Days(200, 10, 0)));

    [Fact]
    public void Nor_a_climb_even_one_that_begins_with_a_jump()
    {
        Assert.Null(DemandCleaning.FindLevelShift(Days(200, 10, k => 1 + (0.2 * (k + 1)))));
        Assert.Null(DemandCleaning.FindLevelShift(Days(200, 10, k => 2 + (0.4 * k))));
        Assert.Null(DemandCleaning.FindLevelShift(Days(200, 20, k => 1 + (3 * Math.Exp(-0.2 * k)))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.06)]
    [InlineData(-0.03)]
    public void Nor_a_growth_that_halts_quickens_or_turns(double later) =>
        Assert.Null(DemandCleaning.FindLevelShift(Days(120, 12, k => Math.Exp((0.03 * 120) + (later * k)), t => Math.Exp(0.03 * t))));

    [Fact]
    public void Nor_what_was_there_before() => Assert.Null(DemandCleaning.FindLevelShift(Days(300, 10, 3, t => t is >= 150 and < 160 ? 3 : 1)));

    [Fact]
    public void Nor_one_that_is_over()
    {
        double[] sales = [.. Days(200, 20, 3).Values, 101, 99];

        Assert.Null(DemandCleaning.FindLevelShift(DemandSeries.Daily(new LocalDate(2025, 1, 1), sales)));
    }

    [Fact]
    public void A_day_without_stock_and_a_missing_day_do_not_hide_it()
    {
        double[] sales = [.. Days(200, 12, 3).Values];
        (sales[205], sales[208]) = (0, double.NaN);

        var shift = DemandCleaning.FindLevelShift(DemandSeries.Daily(new LocalDate(2025, 1, 1), sales));

        Assert.Equal((200, 11), (shift?.Step, shift?.Count));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(10)]
    public void One_closed_day_or_a_week_without_stock_in_the_past_changes_nothing(int k)
    {
        double[] sales = [.. Days(200, k, 3).Values], out1 = [.. sales], out7 = [.. sales];
        out1[120] = 0;
        Array.Clear(out7, 120, 7);

        foreach (var values in new[] { out1, out7 })
        {
            var shift = DemandCleaning.FindLevelShift(DemandSeries.Daily(new LocalDate(2025, 1, 1), values));
            Assert.Equal((200, k, true), (shift?.Step, shift?.Count, shift?.IsFactor));
            Assert.InRange(shift!.Factor, 2.8, 3.2);
        }
    }

    [Theory]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(21)]
    public void A_shop_closed_two_days_of_seven_follows_its_new_level(int k)
    {
        double[] sales = [.. Days(200, k, 3).Values.ToArray().Select((value, t) => t % 7 < 5 ? value : 0)];
        var series = DemandSeries.Daily(new LocalDate(2025, 1, 1), sales);

        var forecast = Forecaster.Automatic.Fit(series).Forecast(28);

        Assert.NotNull(DemandCleaning.FindLevelShift(series));
        Assert.Contains(forecast.Notes, note => note.StartsWith(Note, StringComparison.Ordinal));
        Assert.All(Enumerable.Range(0, 28).Where(h => (series.Count + h) % 7 < 5), h => Assert.InRange(forecast.Mean[h], 270, 330));
        Assert.All(Enumerable.Range(0, 28).Where(h => (series.Count + h) % 7 >= 5), h => Assert.Equal((0, 0), (forecast.Mean[h], forecast.Interval(h, 95).Upper)));
    }

    [Fact]
    public void Zeros_after_a_fall_are_demand_and_after_a_rise_the_end_of_it()
    {
        double[] counts = [.. Enumerable.Range(0, 200).Select(t => 10.0 + (t * 7 % 5)), 1, 0, 2, 1, 0, 1, 1, 3, 0, 1];
        double[] over = [.. Enumerable.Range(0, 200).Select(t => 10.0 + (t * 7 % 5)), 40, 42, 39, 41, 44, 40, 41, 0, 0, 0];

        Assert.Equal((200, 10), (DemandCleaning.FindLevelShift(DemandSeries.Indexed(counts))?.Step, DemandCleaning.FindLevelShift(DemandSeries.Indexed(counts))?.Count));
        Assert.Null(DemandCleaning.FindLevelShift(DemandSeries.Indexed(over)));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(14)]
    [InlineData(21)]
    public void Sixty_days_before_it_are_enough(int k)
    {
        var shift = DemandCleaning.FindLevelShift(Days(60, k, 3));

        Assert.Equal((60, k), (shift?.Step, shift?.Count));
        Assert.InRange(shift!.Factor, 2.8, 3.2);
    }

    [Theory]
    [InlineData(30, 10)]
    [InlineData(150, 14)]
    public void The_third_level_is_found_and_not_taken_for_the_second(int atSecond, int k)
    {
        var random = new Random(5);
        double[] sales = [.. Enumerable.Range(0, 200 + atSecond + k).Select(t => Usual(t) * (0.95 + (0.1 * random.NextDouble())) * (t < 200 ? 1 : t < 200 + atSecond ? 2 : 6))];

        var shift = DemandCleaning.FindLevelShift(DemandSeries.Daily(new LocalDate(2025, 1, 1), sales));

        Assert.Equal(200 + atSecond, shift?.Step);
        Assert.InRange(shift!.Factor, 2.8, 3.2);
    }

    [Fact]
    public void With_values_below_zero_it_is_an_amount()
    {
        double[] values = [.. Enumerable.Range(0, 60).Select(t => (t * 7 % 5) - 2.0), .. Enumerable.Range(0, 6).Select(t => (t * 7 % 5) + 38.0)];
        var series = DemandSeries.Indexed(values);

        var shift = DemandCleaning.FindLevelShift(series);

        Assert.False(shift!.IsFactor);
        Assert.InRange(shift.Amount, 38.5, 41.5);
        Assert.All(Forecaster.Automatic.Fit(series).Forecast(20).Mean, mean => Assert.InRange(mean, 34, 46));
    }

    [Fact]
    public void A_season_that_keeps_its_amounts_is_moved_and_one_that_grows_is_multiplied()
    {
        double Season(int t) => 40 * Math.Sin(t * Math.PI / 6);
        double Noise(int t) => (t * 37 % 11) - 5.0;
        var moved = DemandSeries.Indexed(Enumerable.Range(0, 140).Select(t => 100 + Season(t) + Noise(t) + (t < 125 ? 0 : 200)), seasonalPeriod: 12);
        var grown = DemandSeries.Indexed(Enumerable.Range(0, 140).Select(t => (100 + Season(t) + Noise(t)) * (t < 125 ? 1 : 3)), seasonalPeriod: 12);

        Assert.False(DemandCleaning.FindLevelShift(moved)!.IsFactor);
        Assert.True(DemandCleaning.FindLevelShift(grown)!.IsFactor);
        var forecast = Forecaster.Automatic.Fit(moved).Forecast(12);
        Assert.All(Enumerable.Range(0, 12), h => Assert.InRange(forecast.Mean[h] - Season(140 + h), 285, 315));
    }

    [Fact]
    public void The_note_writes_levels_without_powers_of_ten()
    {
        var days = DemandSeries.Indexed([.. Enumerable.Range(0, 200).Select(t => (t < 190 ? 10_900.0 : 32_700) + (100 * (t % 3)))]);
        var note = Forecaster.Automatic.Fit(days).Notes.Single(note => note.StartsWith(Note, StringComparison.Ordinal));
        Assert.Contains("about 32800 instead of 11000", note, StringComparison.Ordinal);
    }

    [Fact]
    public void Aligning_brings_what_was_before_to_the_level_and_leaves_the_rest()
    {
        var series = Days(200, 10, 3);
        var shift = DemandCleaning.FindLevelShift(series)!;

        var aligned = DemandCleaning.AlignLevel(series);

        Assert.Equal(200, aligned.Changes.Count);
        Assert.All(aligned.Changes, change => Assert.Equal(CleaningReason.LevelShift, change.Reason));
        Assert.Equal(series[7] * shift.Factor, aligned.Series[7], 9);
        Assert.Equal(series.Values[200..].ToArray(), aligned.Series.Values[200..].ToArray());
        Assert.Empty(DemandCleaning.AlignLevel(Days(200, 0, 1)).Changes);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(3)]
    [InlineData(10)]
    public void The_forecast_goes_on_at_a_level_of_four_days_or_more(double times)
    {
        foreach (var k in new[] { 4, 5, 8, 13, 21, 45, 60 })
        {
            var series = Days(500, k, times);
            var forecast = Forecaster.Automatic.Fit(series).Forecast(56);

            Assert.All(Enumerable.Range(0, 56), h => Assert.InRange(forecast.Mean[h] / (times * Usual(series.Count + h)), 0.85, 1.15));
            Assert.Contains(forecast.Notes, note => note.StartsWith(Note, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Before_the_fourth_day_it_stays_between_both_levels(int odd)
    {
        foreach (var times in new[] { 0.3, 3, 10 })
        {
            var forecast = Forecaster.Automatic.Fit(Days(500, odd, times)).Forecast(56);

            Assert.All(forecast.Mean, mean => Assert.InRange(mean, 90 * Math.Min(times, 1), 132 * Math.Max(times, 1)));
        }
    }

    [Fact]
    public void Weeks_and_months_have_levels_too()
    {
        var random = new Random(5);
        double Noise() => 0.95 + (0.1 * random.NextDouble());
        var weeks = DemandSeries.Weekly(new LocalDate(2023, 1, 2), [.. Enumerable.Range(0, 160).Select(t => (t < 154 ? 100 : 300) * Noise())]);
        var months = DemandSeries.Monthly(new YearMonth(2019, 1), [.. Enumerable.Range(0, 77).Select(t => (t < 72 ? 100 : 300) * (1 + (0.3 * Math.Sin(t * Math.PI / 6))) * Noise())]);

        var byMonth = Forecaster.Automatic.Fit(months).Forecast(12);
        Assert.All(Forecaster.Automatic.Fit(weeks).Forecast(13).Mean, mean => Assert.InRange(mean, 270, 330));
        Assert.All(Enumerable.Range(0, 12), h => Assert.InRange(byMonth.Mean[h] / (300 * (1 + (0.3 * Math.Sin((77 + h) * Math.PI / 6)))), 0.85, 1.15));
    }

    [Fact]
    public void A_festival_of_the_calendar_is_no_level()
    {
        double[] sales = [.. Enumerable.Range(0, 350).Select(t => t < 340 ? 95.0 + (t * 7 % 11) : 300)];
        var series = DemandSeries.Daily(new LocalDate(2025, 1, 1), sales);
        var fair = RetailEvent.Fixed("fair", 12, 7, length: 20);

        Assert.Contains(Forecaster.Automatic.Fit(series).Notes, note => note.StartsWith(Note, StringComparison.Ordinal));
        Assert.DoesNotContain(Forecaster.Automatic.Fit(series, RetailCalendar.Of(fair)).Notes, note => note.StartsWith(Note, StringComparison.Ordinal));
    }

    [Fact]
    public void A_festival_of_last_year_that_the_calendar_tells_does_not_hide_a_level()
    {
        var fair = RetailEvent.Fixed("fair", 5, 10, length: 12);
        var series = Days(600, 10, _ => 3, t => new LocalDate(2025, 1, 1).PlusDays(t) is { Month: 5, Day: >= 10 and < 22 } ? 3 : 1);

        var model = Forecaster.Automatic.Fit(series, RetailCalendar.Of(fair));

        Assert.DoesNotContain(Forecaster.Automatic.Fit(series).Notes, note => note.StartsWith(Note, StringComparison.Ordinal));
        Assert.Contains(model.Notes, note => note.StartsWith(Note, StringComparison.Ordinal));
        Assert.All(Enumerable.Range(0, 28), h => Assert.InRange(model.Forecast(28).Mean[h] / (3 * Usual(610 + h)), 0.9, 1.1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(180)]
    public void An_amount_on_top_of_a_wave_of_the_year_is_an_amount_all_the_year(int phase)
    {
        var random = new Random(9);
        double Wave(int t) => 1 + (0.5 * Math.Sin(2 * Math.PI * (t + phase) / 365.25));
        double Level(int t) => ((t % 7 < 5 ? 100 : 160) * Wave(t)) + (t < 1095 ? 0 : 200);
        var series = DemandSeries.Daily(new LocalDate(2024, 1, 1), [.. Enumerable.Range(0, 1109).Select(t => Level(t) + (20 * (random.NextDouble() - 0.5)))]);

        var model = Forecaster.Automatic.Fit(series);

        Assert.Contains(model.Notes, note => note.StartsWith(Note, StringComparison.Ordinal));
        Assert.All(Enumerable.Range(0, 60), h => Assert.InRange(model.Forecast(60).Mean[h] / Level(1109 + h), 0.92, 1.08));
        Assert.All(Enumerable.Range(1096, 12), t => Assert.InRange(model.Fitted[t] / Level(t), 0.85, 1.15));
    }

    [Fact]
    public void A_promotion_that_is_told_is_no_level()
    {
        double[] runs = [.. Enumerable.Range(0, 240).Select(t => t is >= 50 and < 54 or >= 190 and < 200 ? 1.0 : 0)];
        var series = DemandSeries.Daily(new LocalDate(2025, 1, 1), [.. Enumerable.Range(0, 200).Select(t => (95.0 + (t * 7 % 11)) * (runs[t] > 0 ? 3 : 1))]);

        var told = Forecaster.Automatic.Fit(series, RetailCalendar.None, [new Regressor("promotion", runs)]);

        Assert.DoesNotContain(told.Notes, note => note.StartsWith(Note, StringComparison.Ordinal));
        Assert.All(told.Forecast(20).Mean, mean => Assert.InRange(mean, 85, 115));
    }

    [Fact]
    public void A_year_of_days_and_a_new_level_leave_the_season_of_the_year_alone()
    {
        var random = new Random(3);
        double Level(int t) => 100 * (1 + (0.3 * Math.Sin(2 * Math.PI * t / 365.25)));
        double[] sales = [.. Enumerable.Range(0, 1110).Select(t => Level(t) * (0.95 + (0.1 * random.NextDouble())) * (t < 1100 ? 1 : 3))];

        var forecast = Forecaster.Automatic.Fit(DemandSeries.Daily(new LocalDate(2022, 1, 1), sales)).Forecast(120);

        Assert.All(Enumerable.Range(0, 120), h => Assert.InRange(forecast.Mean[h] / (3 * Level(1110 + h)), 0.8, 1.2));
    }

    [Fact]
    public void Single_models_follow_when_asked()
    {
        var series = Days(300, 6, 3);
        var always = new ForecastingOptions { NewLevels = NewLevelRule.Always };

        Assert.DoesNotContain(Forecaster.Ets.Fit(series).Notes, note => note.StartsWith(Note, StringComparison.Ordinal));
        Assert.All(Forecaster.Ets.With(always).Fit(series).Forecast(28).Mean, mean => Assert.InRange(mean, 260, 400));
        Assert.DoesNotContain(
            Forecaster.Automatic.With(new ForecastingOptions { NewLevels = NewLevelRule.Never }).Fit(series).Notes, note => note.StartsWith(Note, StringComparison.Ordinal));
    }

    [Fact]
    public void Fitted_values_lie_at_the_level_of_their_time_and_intervals_reach_back()
    {
        var model = Forecaster.Automatic.Fit(Days(300, 8, 3));
        var forecast = model.Forecast(200);

        Assert.All(Enumerable.Range(20, 280), t => Assert.InRange(model.Fitted[t], 70, 150));
        Assert.All(Enumerable.Range(301, 7), t => Assert.InRange(model.Fitted[t], 240, 420));
        Assert.True(forecast.Interval(199, 95).Lower < 100, "a level that came may go");
        Assert.True(forecast.Interval(6, 80).Lower > 200);

        // Paths have the spread that the intervals state.
        var paths = model.Simulate(200, 2000, seed: 1);
        var mean = paths.Average(path => path[150]);
        Assert.InRange(Math.Sqrt(paths.Average(path => Math.Pow(path[150] - mean, 2))) / ((forecast.Interval(150, 80).Upper - forecast.Interval(150, 80).Lower) / (2 * 1.2816)), 0.9, 1.1);
    }

    [Fact]
    public void Of_futures_some_go_back_to_the_old_level()
    {
        var series = Days(120, 8, 3);
        var (model, factor) = (Forecaster.Automatic.Fit(series), DemandCleaning.FindLevelShift(series)!.Factor);
        var (forecast, futures) = (model.Forecast(60), model.Simulate(60, 4000, seed: 3));

        // Once in 128 periods: after 60 steps it is the old level with (1 - (126/128)^60)/2 = 0.305.
        var back = (1 - Math.Pow(126.0 / 128, 60)) / 2;
        Assert.InRange(futures.Average(path => path[59]) / forecast.Mean[59], 1 - (back * (1 - (1 / factor))) - 0.02, 1 - (back * (1 - (1 / factor))) + 0.02);
        Assert.InRange(futures.Count(path => path[59] < 0.6 * forecast.Mean[59]) / 4000.0, back - 0.03, back + 0.03);
    }

    [Fact]
    public void The_jackknife_counts_errors_in_units_of_the_new_level()
    {
        var series = DemandSeries.Indexed([.. Enumerable.Range(0, 80).Select(t => (100 + (10 * ((t * 37 % 41) - 20) / 20.0)) * (t < 74 ? 1 : 10))]);
        var mean = Forecaster.Mean.With(new ForecastingOptions { NewLevels = NewLevelRule.Always });

        var interval = JackknifeIntervals.Forecast(mean, series, 1).Interval(0, 80);

        Assert.InRange(interval.Upper - interval.Lower, 120, 220);
    }

    private static double Usual(int t) => t % 7 < 5 ? 100 : 120;

    private static DemandSeries Days(int before, int after, double times, Func<int, double>? also = null) => Days(before, after, _ => times, also);

    private static DemandSeries Days(int before, int after, Func<int, double> times, Func<int, double>? also = null)
    {
        var random = new Random(11);
        return DemandSeries.Daily(new LocalDate(2025, 1, 1), [.. Enumerable.Range(0, before + after).Select(t =>
            Usual(t) * (0.95 + (0.1 * random.NextDouble())) * (t < before ? also?.Invoke(t) ?? 1 : times(t - before)))]);
    }
}
