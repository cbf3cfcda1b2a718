using NodaTime;

namespace EcomCore.Risk.Tests;

public sealed class EventCounterTests
{
    private static readonly Instant Start = Instant.FromUtc(2025, 4, 1, 0, 0);

    [Fact]
    public void Events_exactly_a_window_apart_do_not_count_together()
    {
        var counter = new EventCounter(Duration.FromHours(24), 2);
        Assert.Equal(1, counter.Add(7, Start).Count);
        Assert.Equal(1, counter.Add(7, Start + Duration.FromHours(24)).Count);
        Assert.Equal(new EventCount(EventOutcome.Counted, 2, true), counter.Add(7, Start + Duration.FromHours(48) - Duration.FromTicks(1)));
    }

    [Fact]
    public void Memory_is_bounded_by_the_threshold_and_not_by_traffic()
    {
        var (prompt, tolerant) = (new EventCounter(Duration.FromHours(24), 3), new EventCounter(Duration.FromHours(24), 3, Duration.FromHours(24)));
        for (var i = 0; i < 200_000; i++)
        {
            prompt.Add(1, Start + Duration.FromSeconds(i));
            tolerant.Add(1, Start + Duration.FromSeconds(i));
        }

        Assert.Equal(3, prompt.Kept);
        Assert.InRange(tolerant.Kept, 3, 64);
    }

    [Fact]
    public void More_keys_than_allowed_are_refused_until_some_are_out_of_date()
    {
        var counter = new EventCounter(Duration.FromHours(1), 3, maxKeys: 4);
        for (var key = 0; key < 4; key++)
        {
            counter.Add(key, Start);
        }

        Assert.Equal(EventOutcome.TooManyKeys, counter.Add(4, Start).Outcome);
        Assert.Equal(EventOutcome.Counted, counter.Add(5, Start + Duration.FromHours(1)).Outcome);
        Assert.Equal((1, 1L), (counter.Keys, counter.Kept));
    }

    [Fact]
    public void Counting_allocates_nothing_once_the_keys_are_known()
    {
        var counter = new EventCounter(Duration.FromHours(1), 3);
        for (var i = 0; i < 40_000; i++)
        {
            counter.Add(i % 1000, Start + Duration.FromSeconds(i));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 40_000; i < 50_000; i++)
        {
            counter.Add(i % 1000, Start + Duration.FromSeconds(i));
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void No_key_loses_its_first_event_when_the_table_grows(int allowance)
    {
        var counter = new EventCounter(Duration.FromHours(24), 3, Duration.FromHours(allowance));
        for (var key = 0L; key < 1_000; key++)
        {
            Assert.Equal([(1, false), (2, false), (3, true)], Enumerable.Range(0, 3).Select(hour => counter.Add(key, Instant.FromUtc(2025, 4, 1, hour, 0))).Select(count => (count.Count, count.Reached)));
        }

        Assert.Equal((1_000, 3_000L), (counter.Keys, counter.Kept));
    }

    [Fact]
    public void A_key_that_takes_the_room_of_one_out_of_date_counts_from_its_first_event()
    {
        var counter = new EventCounter(Duration.FromHours(24), 3, Duration.Zero, maxKeys: 10);
        for (var key = 0L; key < 10; key++)
        {
            counter.Add(key, Instant.FromUtc(2025, 4, 1, 0, 0));
        }

        Assert.Equal([1, 2, 3, 3], Enumerable.Range(0, 4).Select(hour => counter.Add(99, Instant.FromUtc(2025, 4, 3, hour, 0)).Count));
        Assert.Equal((1, 3L), (counter.Keys, counter.Kept));
    }
}
