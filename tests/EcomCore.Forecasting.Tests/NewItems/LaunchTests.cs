using NodaTime;

namespace EcomCore.Forecasting.Tests;

public sealed class LaunchTests
{
    private static readonly YearMonth January = new(2024, 1);

    // Levels 10, 20 and 30 with the same course 1.5, 1, 0.5; the first item was on sale two months later.
    private static readonly DemandSeries[] Similar =
    [
        DemandSeries.Monthly(January, [0, double.NaN, 15, 10, 5, 99], "a"),
        DemandSeries.Monthly(January, [30, 20, 10, 99], "b"),
        DemandSeries.Monthly(January, [45, 30, 15], "c"),
        DemandSeries.Monthly(January, [45, 30], "too short"),
    ];

    [Fact]
    public void The_profile_is_the_mean_course_and_the_mean_level()
    {
        var profile = LaunchProfile.Of(Similar, horizon: 3);

        Assert.Equal(3, profile.Launches);
        Assert.Equal([1.5, 1, 0.5], profile.Course.Select(value => Math.Round(value, 9)));
        Assert.Equal(20, profile.MeanPerPeriod, 9);
    }

    [Fact]
    public void Before_the_launch_the_forecast_is_the_profile_with_the_spread_of_the_levels()
    {
        var forecast = LaunchProfile.Of(Similar, 3).Before("new", new LocalDate(2025, 3, 1));

        Assert.Equal([30, 20, 10], forecast.Mean.Select(mean => Math.Round(mean, 9)));
        Assert.Equal(new LocalDate(2025, 3, 1), forecast.PeriodStart(0));
        Assert.Equal("new", forecast.Name);
        // Wider than what was seen: from less than 15 to more than 45 in the first month.
        Assert.True(forecast.Interval(0, 80).Lower < 15 && forecast.Interval(0, 80).Upper > 45);
        Assert.True(forecast.Interval(0, 95).Lower >= 0 && forecast.Interval(0, 95).Upper > forecast.Interval(0, 80).Upper);
        Assert.Equal("no sales yet: the launches of 3 similar items", forecast.Reason);
    }

    [Fact]
    public void Sales_so_far_decide_the_level_where_launches_keep_their_course()
    {
        // All launches have one course, so the first month, 60 for a mean of 30, says a level of 40 instead of 20; but 30 units vary by chance, and no two launches are closer than 10 %.
        var forecast = LaunchProfile.Of(Similar, 3).After(DemandSeries.Monthly(new YearMonth(2025, 3), [60], "new"));

        Assert.InRange(forecast.Mean[0], 35, 40);
        Assert.Equal(2, forecast.Mean[0] / forecast.Mean[1], 9);
        Assert.Equal(new LocalDate(2025, 4, 1), forecast.PeriodStart(0));
        Assert.True(forecast.Interval(0, 80).Upper / forecast.Interval(0, 80).Lower > 1.3);
    }

    [Fact]
    public void A_share_of_the_category_moves_with_the_category()
    {
        var category = DemandSeries.Monthly(January, [100, 200, 100, 100, 100, 100], "kitchen");
        DemandSeries[] items = [DemandSeries.Monthly(January, [10, 20], "a"), DemandSeries.Monthly(January, [20, 40], "b"), DemandSeries.Monthly(new YearMonth(2024, 2), [60, 30], "c")];
        var shares = LaunchShares.Of(items, category, 2);
        var forecast = shares.Forecast("new", Forecaster.Naive.NonNegative().Fit(category).Forecast(3));

        Assert.Equal([0.2, 0.2], shares.Shares.Select(share => Math.Round(share, 9)));
        Assert.Equal([20, 20], forecast.Mean.Select(mean => Math.Round(mean, 9)));
        Assert.Equal(new LocalDate(2024, 7, 1), forecast.PeriodStart(0));
        Assert.True(forecast.Interval(0, 80).Upper > 30);
        Assert.Equal(40, forecast.SumOver(0, 2).Mean, 9);
    }

    [Fact]
    public void Intervals_of_new_items_hold_what_they_say()
    {
        // Levels lognormal with deviation 0.6, five launches known each time, twelve periods with noise; the total of the new item against its 80 % interval.
        var inside = 0;
        const int Trials = 150;
        for (var trial = 0; trial < Trials; trial++)
        {
            var normal = new SeededNormal(trial);
            DemandSeries Next(int i)
            {
                var level = Math.Exp(3 + (0.6 * normal.Next()));
                return DemandSeries.Indexed(Enumerable.Range(0, 6).Select(k => level * (1 + (1.0 / (k + 1))) * Math.Exp(0.2 * normal.Next())), $"{i}");
            }

            var profile = LaunchProfile.Of([.. Enumerable.Range(0, 5).Select(Next)], 6);
            var next = Next(9);
            var interval = profile.After(DemandSeries.Indexed([double.NaN], "new")).Interval(2, 80);
            inside += next[2] >= interval.Lower && next[2] <= interval.Upper ? 1 : 0;
        }

        Assert.InRange(100.0 * inside / Trials, 75, 95);
    }

    [Fact]
    public void Too_few_launches_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => LaunchProfile.Of(Similar, 4));
        Assert.Contains("found 2 of 4", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LaunchProfile.Of([.. Similar, DemandSeries.Indexed([1, 2, 3])], 3));
        Assert.Throws<ArgumentException>(() => LaunchProfile.Of(Similar, 3).After(DemandSeries.Monthly(January, [1, 2, 3])));
        Assert.Throws<ArgumentOutOfRangeException>(() => LaunchProfile.Of(Similar, 1));
    }

    [Fact]
    public void An_item_that_sold_nothing_so_far_is_forecast_low_but_not_at_0()
    {
        DemandSeries[] uneven = [DemandSeries.Indexed([15, 10, 5], "a"), DemandSeries.Indexed([20, 25, 15], "b"), DemandSeries.Indexed([50, 25, 15], "c")];
        var forecast = LaunchProfile.Of(uneven, 3).After(DemandSeries.Indexed([0], "new"));

        Assert.InRange(forecast.Mean[0], 1, 15);
    }

    [Fact]
    public void Equal_launches_leave_a_spread()
    {
        // Three launches of 10, 10, 10: the level may still vary by sqrt(0.1^2 + 1/30) = 0.21 in the logarithm, times sqrt(4/3) and 2.92 / 1.645.
        DemandSeries[] equal = [.. Enumerable.Range(0, 3).Select(i => DemandSeries.Indexed([10, 10, 10], $"{i}"))];
        var before = LaunchProfile.Of(equal, 3).After(DemandSeries.Indexed([double.NaN], "new"));
        var after = LaunchProfile.Of(equal, 3).After(DemandSeries.Indexed([10], "new"));

        Assert.All(Enumerable.Range(0, 3), step => Assert.Equal(10, before.Mean[step], 9));
        Assert.Equal(10 * Math.Exp(1.2816 * 0.2082 * Math.Sqrt(4 / 3.0) * 2.920 / 1.645), before.Interval(1, 80).Upper, 0.5);
        Assert.InRange(after.Interval(0, 80).Upper - after.Interval(0, 80).Lower, 4, before.Interval(0, 80).Upper - before.Interval(0, 80).Lower);
    }

    [Fact]
    public void A_launch_that_sold_nothing_in_the_periods_known_so_far_is_a_number()
    {
        // Only the second period of the new item is known; one similar item sold nothing in its second.
        DemandSeries[] uneven = [DemandSeries.Indexed([15, 0, 15], "a"), DemandSeries.Indexed([20, 25, 15], "b"), DemandSeries.Indexed([50, 25, 15], "c")];
        var forecast = LaunchProfile.Of(uneven, 3).After(DemandSeries.Indexed([double.NaN, 20], "new"));

        Assert.InRange(forecast.Mean[0], 5, 40);
        Assert.InRange(forecast.Interval(0, 80).Upper, forecast.Mean[0], 200);
    }
}
