using FsCheck.Xunit;
using NodaTime;

namespace EcomCore.Forecasting.Tests;

[Properties(Arbitrary = [typeof(Generators)], MaxTest = 50)]
public sealed class RetailCalendarLaws
{
    private static readonly EventPhase[] Phases = [EventPhase.Window, EventPhase.Before, EventPhase.During, EventPhase.After];

    [Property]
    public void Shares_of_all_weeks_sum_to_the_number_of_occurrences(RetailEvent item)
    {
        var (first, weeks) = (new LocalDate(2019, 7, 1), 300);
        var occurrences = item.Dates(first.PlusDays(200), first.PlusWeeks(weeks).PlusDays(-200));
        foreach (var phase in Phases)
        {
            var inner = occurrences.Sum(day => Enumerable.Range(0, weeks).Sum(week => ShareOfOne(item, day, first.PlusWeeks(week), phase)));
            var days = Days(item, phase);
            Assert.Equal(days == 0 ? 0 : occurrences.Count, inner, 9);
        }
    }

    [Property]
    public void Regressors_sum_to_the_length_of_every_window(RetailEvent item, byte offset)
    {
        var start = new LocalDate(2019, 7, 1).PlusDays(offset);
        foreach (var series in new[] { DemandSeries.Daily(start, [1, 2]), DemandSeries.Weekly(start, [1, 2]), DemandSeries.Monthly(start.ToYearMonth(), [1, 2]), DemandSeries.Quarterly(start.ToYearMonth(), [1, 2]) })
        {
            var horizon = series.Frequency switch { SeriesFrequency.Daily => 1998, SeriesFrequency.Weekly => 298, SeriesFrequency.Monthly => 70, _ => 22 };
            var (first, end) = (series.PeriodStart(0), series.PeriodStart(series.Count + horizon));
            foreach (var phase in Phases)
            {
                // Occurrences that reach over an end count by their days inside.
                var whole = item.Dates(first.PlusDays(-400), end.PlusDays(400)).Sum(day => ShareOfOne(item, day, first, end, phase) * Days(item, phase));
                Assert.Equal(whole, Regressor.OfEvent(item, phase, series, horizon).Values.Sum(), 6);
            }
        }
    }

    [Property]
    public void A_share_counts_the_days_one_by_one(RetailEvent item, byte offset, byte length)
    {
        var from = new LocalDate(2024, 1, 1).PlusDays(offset);
        var to = from.PlusDays(length);
        foreach (var phase in Phases)
        {
            var expected = item.Dates(from.PlusDays(-400), to.PlusDays(400)).Sum(day => ShareOfOne(item, day, from, to, phase));
            Assert.Equal(expected, item.Share(from, to, phase), 9);
        }
    }

    private static double ShareOfOne(RetailEvent item, LocalDate day, LocalDate week, EventPhase phase) => ShareOfOne(item, day, week, week.PlusWeeks(1), phase);

    private static double ShareOfOne(RetailEvent item, LocalDate day, LocalDate from, LocalDate to, EventPhase phase)
    {
        var (start, end) = phase switch
        {
            EventPhase.Before => (-item.Before, 0),
            EventPhase.During => (0, item.Length),
            EventPhase.After => (item.Length, item.Length + item.After),
            _ => (-item.Before, item.Length + item.After),
        };
        var inside = Enumerable.Range(start, end - start).Where(offset => day.PlusDays(offset) >= from && day.PlusDays(offset) < to).Sum(offset => Weight(item, offset));
        return end == start ? 0 : inside / (end - start);
    }

    /// <summary>1 for a flat event; for a bump a half cosine on each side, 1 on average.</summary>
    private static double Weight(RetailEvent item, int offset)
    {
        if (item.Shape == EventShape.Flat || (offset >= 0 && offset < item.Length))
        {
            return 1;
        }

        var days = offset < 0 ? item.Before : item.After;
        var nearness = offset < 0 ? item.Before + offset + 1 : item.Length + item.After - offset;
        double Height(int k) => 1 - Math.Cos(Math.PI * k / (days + 1));
        return Height(nearness) * days / Enumerable.Range(1, days).Sum(Height);
    }

    private static int Days(RetailEvent item, EventPhase phase) => phase switch
    {
        EventPhase.Before => item.Before,
        EventPhase.During => item.Length,
        EventPhase.After => item.After,
        _ => item.Before + item.Length + item.After,
    };
}
