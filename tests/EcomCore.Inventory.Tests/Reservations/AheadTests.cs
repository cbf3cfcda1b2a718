using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace EcomCore.Inventory.Tests;

/// <summary>Commands from the far future.</summary>
public sealed class AheadTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 1, 1, 12, 0);

    [Fact]
    public async Task One_command_from_the_far_future_does_not_end_the_reservations_of_today()
    {
        var ledger = StockLedger.InMemory(clock: new SetClock(Noon));
        await ledger.Receive(new("1"), "A", 10, Noon);
        await ledger.Reserve(new("2"), "o", "A", 4, Duration.FromMinutes(15), Noon);

        var answer = await ledger.Expire(new("3"), Noon + Duration.FromDays(365));

        Assert.Equal((LedgerStatus.Invalid, LedgerReason.TimeTooFarAhead), (answer.Status, answer.Reason));
        Assert.Equal(Noon, await ledger.LatestTime());
        Assert.Equal(4, (await ledger.StockOf("A")).Reserved);
    }

    [Fact]
    public async Task As_far_ahead_as_the_option_says_is_taken_and_a_tick_more_when_the_clock_has_gone_on()
    {
        var clock = new SetClock(Noon);
        var ledger = StockLedger.InMemory(new LedgerOptions { MaxAhead = Duration.FromMinutes(5) }, clock);
        var late = Noon + Duration.FromMinutes(5) + Duration.FromTicks(1);

        Assert.Equal(LedgerStatus.Done, (await ledger.Receive(new("1"), "A", 1, Noon + Duration.FromMinutes(5))).Status);
        Assert.Equal(LedgerStatus.Invalid, (await ledger.Receive(new("2"), "A", 1, late)).Status);
        clock.Now = Noon + Duration.FromSeconds(1);
        Assert.Equal(LedgerStatus.Done, (await ledger.Receive(new("2"), "A", 1, late)).Status);
    }

    [Fact]
    public async Task Without_a_clock_or_without_a_limit_every_time_is_believed()
    {
        var far = Instant.FromUtc(2999, 1, 1, 0, 0);

        Assert.Equal(LedgerStatus.Done, (await StockLedger.InMemory().Receive(new("1"), "A", 1, far)).Status);
        Assert.Equal(LedgerStatus.Done, (await StockLedger.InMemory(new LedgerOptions { MaxAhead = null }, new SetClock(Noon)).Receive(new("1"), "A", 1, far)).Status);
    }

    [Fact]
    public void The_state_machine_takes_times_up_to_a_last_one_after_which_an_end_would_be_no_time()
    {
        var machine = new LedgerMachine();
        machine.Apply(LedgerCommand.Receive(new("1"), "A", 10, Noon));

        var past = machine.Apply(LedgerCommand.Reserve(new("2"), "o", "A", 1, null, LedgerLimits.LatestTime + Duration.FromTicks(1)));
        var last = machine.Apply(LedgerCommand.Reserve(new("3"), "o", "A", 1, Duration.FromDays(36_600), LedgerLimits.LatestTime));

        Assert.Equal((LedgerStatus.Invalid, LedgerReason.TimeTooFarAhead), (past.Status, past.Reason));
        Assert.Equal(LedgerStatus.Done, last.Status);
        Assert.Equal(LedgerLimits.LatestTime + Duration.FromDays(36_600), machine.OrderOf("o")!.Until);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(36_601)]
    public void A_limit_that_is_none_is_said_so(int days)
    {
        var faults = new LedgerOptions { MaxAhead = Duration.FromDays(days) }.Faults();

        Assert.StartsWith("MaxAhead: expected more than nothing, at most 36,600 days, or null, found ", Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_with_a_clock_compares()
    {
        await using var provider = new ServiceCollection().AddSingleton<IClock>(new SetClock(Noon)).AddEcomInventory().BuildServiceProvider();

        var answer = await provider.GetRequiredService<IStockLedger>().Receive(new("1"), "A", 1, Noon + Duration.FromDays(2));

        Assert.Equal(LedgerReason.TimeTooFarAhead, answer.Reason);
    }

    private sealed class SetClock(Instant now) : IClock
    {
        public Instant Now { get; set; } = now;

        public Instant GetCurrentInstant() => Now;
    }
}
