using FsCheck.Xunit;
using NodaTime;

namespace EcomCore.Inventory.Tests;

/// <summary>Many commands at once are the same commands one after the other.</summary>
public sealed class BatchLaws
{
    private static readonly LedgerOptions Small = new() { RememberedCommands = 12, RememberedOrders = 3, MaxOpenOrders = 5, MaxItems = 3, MaxChannels = 2, AuditedEvents = 64 };

    [Property(Arbitrary = [typeof(LedgerGenerators)], MaxTest = 300)]
    public void A_batch_gives_the_answers_and_the_state_of_its_commands_one_by_one(CommandStory story)
    {
        LedgerCommand[] commands = [.. story.Commands];
        foreach (var options in new[] { Small, new LedgerOptions() })
        {
            var (one, many) = (new LedgerMachine(options) { Journal = new() }, new LedgerMachine(options) { Journal = new() });
            var expected = commands.Select(c => one.Apply(c)).ToArray();
            var found = new LedgerAnswer[commands.Length];
            many.Apply(commands, found);

            Assert.Equal(expected, found);
            Assert.Equal(LedgerCodec.Encode(one.Journal!), LedgerCodec.Encode(many.Journal!));
            Assert.Equal(LedgerCodec.Encode(one.Snapshot()), LedgerCodec.Encode(many.Snapshot()));
        }
    }

    [Property(Arbitrary = [typeof(LedgerGenerators)], MaxTest = 100)]
    public async Task However_the_commands_are_cut_into_batches_and_the_ledger_into_parts_the_answers_are_the_same(CommandStory story, byte cut)
    {
        LedgerCommand[] commands = [.. story.Commands];
        var single = StockLedger.InMemory(new LedgerOptions { Stripes = 1 });
        var expected = commands.Select(c => single.Handle(c)).ToArray();
        foreach (var parts in new[] { 1, 4 })
        {
            var ledger = StockLedger.InMemory(new LedgerOptions { Stripes = parts });
            var found = new LedgerAnswer[commands.Length];
            for (int from = 0, length = 1 + (cut % 7); from < commands.Length; from += length)
            {
                var count = Math.Min(length, commands.Length - from);
                ledger.Handle(commands.AsSpan(from, count), found.AsSpan(from, count));
            }

            Assert.Equal(expected, found);
            Assert.Empty((await ledger.Verify()).Findings);
        }
    }

    [Fact]
    public void A_command_from_the_far_future_is_invalid_alone()
    {
        var noon = LedgerHistories.Noon;
        var ledger = StockLedger.InMemory(clock: new StoppedClock(noon));
        LedgerCommand[] commands =
        [
            LedgerCommand.Receive(new("1"), "A", 1, noon), LedgerCommand.Receive(new("2"), "A", 2, noon + Duration.FromDays(2)), LedgerCommand.Receive(new("3"), "A", 4, noon),
        ];
        var answers = new LedgerAnswer[4];

        ledger.Handle(commands, answers);

        Assert.Equal([LedgerStatus.Done, LedgerStatus.Invalid, LedgerStatus.Done, LedgerStatus.None], answers.Select(a => a.Status));
        Assert.Equal(5, answers[2].OnHand);
    }

    [Fact]
    public void Too_little_room_for_the_answers_is_said_before_anything_is_done()
    {
        var machine = new LedgerMachine();
        LedgerCommand[] commands = [LedgerCommand.Receive(new("1"), "A", 1, LedgerHistories.Noon), LedgerCommand.Receive(new("2"), "A", 1, LedgerHistories.Noon)];

        Assert.Throws<ArgumentException>(() => machine.Apply(commands, new LedgerAnswer[1]));
        Assert.Equal(0, machine.Sequence);
    }

    [Fact]
    public async Task Threads_with_batches_and_threads_with_single_commands_never_oversell_together()
    {
        var noon = LedgerHistories.Noon;
        var ledger = StockLedger.InMemory(new LedgerOptions { Stripes = 4 });
        string[] skus = ["A", "B", "C", "D", "E"];
        foreach (var sku in skus)
        {
            ledger.Handle(LedgerCommand.Receive(new("r" + sku), sku, 1_000, noon));
        }

        var done = new int[4];
        var threads = Enumerable.Range(0, 4).Select(t => new Thread(() =>
        {
            LedgerCommand[] commands = [.. Enumerable.Range(0, 3_000).Select(i => LedgerCommand.Reserve(
                new($"{t}-{i}"), $"o{t}-{i}", [(skus[i % 5], 1), (skus[(i + 2) % 5], 1)], i % 3 == 0 ? Duration.FromTicks(1) : null, noon + Duration.FromTicks(i)))];
            var answers = new LedgerAnswer[commands.Length];
            if (t % 2 == 0)
            {
                ledger.Handle(commands, answers);
            }
            else
            {
                for (var i = 0; i < commands.Length; i++)
                {
                    answers[i] = ledger.Handle(commands[i]);
                }
            }

            done[t] = answers.Count(a => a.IsDone);
        })).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());

        Assert.InRange(done.Sum(), 2_500, 12_000);
        Assert.Empty((await ledger.Verify()).Findings);
    }

    [Fact]
    public void Once_its_tables_have_grown_a_batch_allocates_nothing()
    {
        const int Count = 200;
        var noon = LedgerHistories.Noon;
        var ledger = StockLedger.InMemory(new LedgerOptions { RememberedCommands = 100, RememberedOrders = 50, AuditedEvents = 64 });
        ledger.Handle(LedgerCommand.Receive(new("r"), "A", 1_000_000, noon));
        var rounds = Enumerable.Range(0, 40).Select(round => Enumerable.Range(0, Count).SelectMany(i => new[]
        {
            LedgerCommand.Reserve(new($"r{round}-{i}"), $"o{round}-{i}", "A", 1, Duration.FromMinutes(15), noon),
            LedgerCommand.Confirm(new($"c{round}-{i}"), $"o{round}-{i}", noon),
        }).ToArray()).ToArray();
        var answers = new LedgerAnswer[2 * Count];
        foreach (var round in rounds.Take(20))
        {
            ledger.Handle(round, answers);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var round in rounds.AsSpan(20))
        {
            ledger.Handle(round, answers);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.All(answers, a => Assert.True(a.IsDone));
    }

    private sealed class StoppedClock(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }
}
