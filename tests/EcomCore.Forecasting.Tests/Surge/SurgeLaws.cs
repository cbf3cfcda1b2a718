using FsCheck.Xunit;
using NodaTime;

namespace EcomCore.Forecasting.Tests;

[Properties(Arbitrary = [typeof(Generators)], MaxTest = 60)]
public sealed class SurgeLaws
{
    [Property]
    public void Every_volume_gets_a_finite_judgement(DemandSeries months)
    {
        months = DemandSeries.Monthly(new YearMonth(2020, 1), months.Values.ToArray().Select(value => Math.Round(value)));
        var report = SurgeDetector.Default.Detect(months);

        Assert.Equal(months.Count, report.Points.Count);
        for (var t = 0; t < months.Count; t++)
        {
            Assert.Equal(months[t], report.Points[t].Volume);
            var known = months.Values.Slice(0, t + 1).ToArray().Any(volume => !double.IsNaN(volume));
            Assert.True(known ? double.IsFinite(report.Points[t].Expected) && report.Points[t].Expected >= 0 : double.IsNaN(report.Points[t].Expected));
            Assert.Equal(double.IsNaN(months[t]), double.IsNaN(report.Points[t].Score));
            Assert.False(double.IsInfinity(report.Points[t].Score));
        }

        Assert.All(report.Uplift(6), factor => Assert.InRange(factor, 1, double.MaxValue));
    }

    [Property]
    public void What_comes_later_does_not_change_an_earlier_judgement(DemandSeries months)
    {
        var whole = DemandSeries.Monthly(new YearMonth(2020, 1), months.Values.ToArray().Select(value => Math.Round(value)));
        var report = SurgeDetector.Default.Detect(whole);
        for (var count = report.HindsightCount; count < whole.Count; count += 7)
        {
            if (count == 0)
            {
                continue;
            }

            var before = SurgeDetector.Default.Detect(whole.Take(count));
            Assert.Equal(report.Points.Take(count), before.Points);
        }
    }

    [Property]
    public void A_fraction_that_comes_later_does_not_change_an_earlier_judgement(DemandSeries months)
    {
        double[] volumes = [.. months.Values.ToArray().Select(value => Math.Round(value))];
        var before = SurgeDetector.Default.Detect(DemandSeries.Weekly(new LocalDate(2020, 1, 6), volumes));
        var after = SurgeDetector.Default.Detect(DemandSeries.Weekly(new LocalDate(2020, 1, 6), [.. volumes, 1.5, 0.25]));
        var judged = after.HindsightCount;

        Assert.Equal(before.Points.Skip(judged), after.Points.Take(volumes.Length).Skip(judged));
    }

    [Property]
    public void Festivals_of_months_do_not_let_the_future_in(DemandSeries months)
    {
        var whole = DemandSeries.Monthly(new YearMonth(2020, 1), months.Values.ToArray().Select(value => Math.Round(value)));
        var report = SurgeDetector.Default.Detect(whole, RetailCalendar.China);
        for (var count = Math.Max(1, report.HindsightCount); count < whole.Count; count += 5)
        {
            Assert.Equal(report.Points.Take(count), SurgeDetector.Default.Detect(whole.Take(count), RetailCalendar.China).Points);
        }
    }

    [Property]
    public void The_unit_of_an_index_changes_no_score(DemandSeries months)
    {
        var detector = new SurgeDetector(new SurgeOptions { Unit = VolumeUnit.Index });
        double[] index = [.. months.Values.ToArray().Select(value => Math.Round(value))];
        var one = detector.Detect(DemandSeries.Monthly(new YearMonth(2020, 1), index));
        var other = detector.Detect(DemandSeries.Monthly(new YearMonth(2020, 1), index.Select(value => value * 1024)));

        Assert.All(one.Points.Zip(other.Points), pair =>
        {
            Assert.Equal(pair.First.Alert, pair.Second.Alert);
            Assert.True(pair.First.Score.Equals(pair.Second.Score) || Math.Abs(pair.First.Score - pair.Second.Score) <= 1e-6 * Math.Max(1, Math.Abs(pair.First.Score)));
        });
    }

    [Property]
    public void A_larger_last_volume_never_has_a_lower_score(DemandSeries months)
    {
        double[] volumes = [.. months.Values.ToArray().Select(value => Math.Round(value))];
        SurgeReport[] reports = [.. new[] { 0.0, 1, 5, 100, 1e6, 1e12 }.Select(last =>
            SurgeDetector.Default.Detect(DemandSeries.Monthly(new YearMonth(2020, 1), [.. volumes, last])))];
        double[] scores = [.. reports.Select(report => report.Points[^1].Score)];

        // Among the first periods, from which season and level are taken, a volume moves what it is judged by.
        Assert.True(reports[0].HindsightCount > volumes.Length || scores.SequenceEqual(scores.Order()), string.Join(", ", scores));
    }

    [Property]
    public void An_index_may_be_in_any_unit(DemandSeries months)
    {
        double[] index = [.. months.Values.ToArray().Select(value => value + 0.25)];
        var one = SurgeDetector.Default.Detect(DemandSeries.Monthly(new YearMonth(2020, 1), index));
        var other = SurgeDetector.Default.Detect(DemandSeries.Monthly(new YearMonth(2020, 1), index.Select(value => value / 1024)));

        Assert.Equal(one.Points.Select(point => point.Alert), other.Points.Select(point => point.Alert));
    }

    [Fact]
    public void Keywords_come_in_input_order_whatever_the_threads()
    {
        DemandSeries[] all = [.. Enumerable.Range(0, 40).Select(k => DemandSeries.Weekly(new LocalDate(2022, 1, 3), Enumerable.Range(0, 120).Select(t => (double)((t * k) % 97)), $"{k}"))];

        var one = SurgeDetector.Default.DetectAll(all, RetailCalendar.China, degreeOfParallelism: 1);
        var two = SurgeDetector.Default.DetectAll(all, RetailCalendar.China, degreeOfParallelism: 2);
        Assert.Equal(one.SelectMany(report => report.Points), two.SelectMany(report => report.Points));
    }

    [Fact]
    public void Of_usual_weeks_few_are_alerts()
    {
        // 40 keywords of five years: a season, a trend and counts with a spread of 10 %. At 3 deviations chance gives about 1 in 700; estimated baselines cost some more.
        var random = new Random(618);
        var (periods, alerts) = (0, 0);
        for (var k = 0; k < 40; k++)
        {
            var report = SurgeDetector.Default.Detect(DemandSeries.Weekly(new LocalDate(2020, 1, 6), Enumerable.Range(0, 260).Select(t =>
            {
                var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
                return Math.Round(500 * Math.Exp((0.002 * t) + (0.4 * Math.Sin(2 * Math.PI * t / 52.18)) + (0.1 * normal)));
            })));
            periods += report.Points.Count;
            alerts += report.Alerts.Count;
        }

        Assert.True(alerts < 0.005 * periods, $"{alerts} alerts in {periods} weeks");
    }

    [Fact]
    public void A_rise_of_two_thirds_is_found_within_two_weeks()
    {
        var random = new Random(11);
        var found = 0;
        for (var k = 0; k < 40; k++)
        {
            var report = SurgeDetector.Default.Detect(DemandSeries.Weekly(new LocalDate(2020, 1, 6), Enumerable.Range(0, 240).Select(t =>
            {
                var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
                return Math.Round((t >= 220 ? 835 : 500) * Math.Exp((0.4 * Math.Sin(2 * Math.PI * t / 52.18)) + (0.1 * normal)));
            })));
            found += report.Points[220].Alert || report.Points[221].Alert ? 1 : 0;
        }

        Assert.True(found >= 32, $"{found} of 40");
    }
}
