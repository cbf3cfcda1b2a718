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
        var inside = Enumerable.Range(start, end - start).Count(offset => day.PlusDays(offset) >= from && day.PlusDays(offset) < to);
        return end == start ? 0 : (double)inside / (end - start);
    }

    private static int Days(RetailEvent item, EventPhase phase) => phase switch
    {
        EventPhase.Before => item.Before,
        EventPhase.During => item.Length,
        EventPhase.After => item.After,
        _ => item.Before + item.Length + item.After,
    };
}
