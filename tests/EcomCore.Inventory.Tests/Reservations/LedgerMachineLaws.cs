using FsCheck.Xunit;

namespace EcomCore.Inventory.Tests;

[Properties(Arbitrary = [typeof(LedgerGenerators)], MaxTest = 120)]
public sealed class LedgerMachineLaws
{
    [Property]
    public void Every_answer_and_number_is_that_of_the_naive_ledger(CommandStory story)
    {
        var (machine, naive) = (new LedgerMachine(), new NaiveLedger());
        foreach (var command in story.Commands)
        {
            var answer = machine.Apply(command);

            Assert.Equal((command.ToString(), naive.Apply(command)), (command.ToString(), (answer.Status, answer.Reason)));
            Assert.Equal(naive.Stock(), machine.AllStock());
        }
    }

    [Property]
    public void Nothing_is_ever_oversold_and_all_numbers_agree(CommandStory story)
    {
        var machine = new LedgerMachine();
        foreach (var command in story.Commands)
        {
            machine.Apply(command);

            Assert.Empty(machine.Verify().Findings);
            Assert.All(machine.AllStock(), s => Assert.InRange(s.Reserved - s.Backordered, 0, s.OnHand));
        }
    }

    [Property]
    public void A_refused_or_repeated_command_changes_nothing(CommandStory story)
    {
        var machine = new LedgerMachine { Journal = new LedgerJournal() };
        foreach (var (number, command) in story.Commands.Index())
        {
            machine.Apply(LedgerCommand.Expire(new($"time {number}"), command.At));
            var before = machine.Snapshot();
            machine.Journal.Clear();

            if (machine.Apply(command) is { Status: not LedgerStatus.Done })
            {
                Assert.Empty(machine.Journal.Events);
                Assert.Equal(Flat.Of(before with { Commands = [] }), Flat.Of(machine.Snapshot() with { Commands = [] }));
            }
        }
    }

    [Property]
    public void A_snapshot_and_the_later_events_give_the_same_state(CommandStory story, byte cut)
    {
        var machine = new LedgerMachine { Journal = new LedgerJournal() };
        var middle = cut % (story.Commands.Count + 1);
        foreach (var command in story.Commands.Take(middle))
        {
            machine.Apply(command);
        }

        var snapshot = machine.Snapshot();
        machine.Journal.Clear();
        var restored = LedgerMachine.FromSnapshot(snapshot);
        var folded = LedgerMachine.FromSnapshot(snapshot);
        foreach (var command in story.Commands.Skip(middle))
        {
            Assert.Equal(machine.Apply(command), restored.Apply(command));
        }

        machine.Journal.Events.ForEach(e => folded.Fold(e));
        machine.Journal.Commands.ForEach(c => folded.Remember(c));
        Assert.Equal(Flat.Of(machine.Snapshot()), Flat.Of(restored.Snapshot()));
        Assert.Equal(Flat.Of(machine.Snapshot()), Flat.Of(folded.Snapshot()));
        Assert.Empty(folded.Verify().Findings);
    }

    [Property]
    public void A_ledger_that_forgets_soon_gives_the_same_state_when_folded(CommandStory story)
    {
        var options = new LedgerOptions { RememberedCommands = 3, RememberedOrders = 2 };
        var machine = new LedgerMachine(options) { Journal = new LedgerJournal() };
        foreach (var command in story.Commands)
        {
            machine.Apply(command);
        }

        var folded = new LedgerMachine(options);
        machine.Journal.Events.ForEach(e => folded.Fold(e));
        folded = LedgerMachine.FromSnapshot(folded.Snapshot(), options);
        Assert.Equal(Flat.Of(machine.Snapshot() with { Commands = [], Clock = null }), Flat.Of(folded.Snapshot() with { Commands = [], Clock = null }));
        Assert.True(machine.Snapshot().Commands.Count <= 3);
        Assert.True(machine.Snapshot().ClosedOrders.Count <= 2);
    }

    [Property]
    public void A_ledger_with_few_channels_answers_the_same_after_a_restart(CommandStory story, byte cut)
    {
        var options = new LedgerOptions { RememberedOrders = 1, MaxChannels = 2 };
        var machine = new LedgerMachine(options);
        LedgerCommand[] commands = [.. story.Commands.Select((c, i) => c.Kind == LedgerCommandKind.Reserve
            ? LedgerCommand.Of(c.Kind, c.Id, c.At, [.. Enumerable.Range(0, c.LineCount).Select(c.Line)], c.OrderId, $"channel {i % 5}", c.TimeToLive)
            : c)];
        var middle = cut % (commands.Length + 1);
        foreach (var command in commands.Take(middle))
        {
            machine.Apply(command);
        }

        var restored = LedgerMachine.FromSnapshot(LedgerCodec.DecodeSnapshot(LedgerCodec.Encode(machine.Snapshot())), options);
        Assert.All(commands.Skip(middle), command => Assert.Equal(machine.Apply(command), restored.Apply(command)));
        Assert.All(machine.AllStock(), item => Assert.Equal(machine.LimitsOf(item.Sku), restored.LimitsOf(item.Sku)));
        Assert.Equal(Flat.Of(machine.Snapshot()), Flat.Of(restored.Snapshot()));
    }

    [Property]
    public void The_events_of_an_item_add_up_to_its_numbers(CommandStory story)
    {
        var machine = new LedgerMachine { Journal = new LedgerJournal() };
        foreach (var command in story.Commands)
        {
            machine.Apply(command);
        }

        var events = machine.Journal.Events;
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(e => (int)e.Sequence));
        Assert.All(machine.AllStock(), s =>
        {
            Assert.Equal(s.OnHand, events.Where(e => e.Sku == s.Sku).Sum(e => e.OnHandChange));
            Assert.Equal(s.Reserved, events.Where(e => e.Sku == s.Sku).Sum(e => e.ReservedChange));
        });
    }

    [Property]
    public async Task The_in_memory_ledger_answers_as_the_machine(CommandStory story)
    {
        var (machine, ledger) = (new LedgerMachine(), StockLedger.InMemory());
        foreach (var command in story.Commands)
        {
            Assert.Equal(machine.Apply(command), ledger.Handle(command));
        }

        Assert.Equal(machine.AllStock(), await ledger.AllStock());
        Assert.Empty((await ledger.Verify()).Findings);
    }
}
