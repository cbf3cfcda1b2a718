using FsCheck.Xunit;
using NodaTime;

namespace EcomCore.Inventory.Tests;

/// <summary>A handle is a faster way to say the text, and nothing else.</summary>
public sealed class SkuHandleLaws
{
    private static readonly Instant Noon = LedgerHistories.Noon;

    [Property(Arbitrary = [typeof(LedgerGenerators)], MaxTest = 150)]
    public async Task Commands_with_handles_are_answered_as_those_with_the_texts(CommandStory story, byte cut)
    {
        LedgerCommand[] commands = [.. story.Commands];
        foreach (var parts in new[] { 1, 4 })
        {
            var (texts, handles, batches) = (Ledger(parts), Ledger(parts), Ledger(parts));
            var expected = commands.Select(c => texts.Handle(c)).ToArray();
            var found = new LedgerAnswer[commands.Length];
            for (var i = 0; i < commands.Length; i++)
            {
                // Handles of this ledger; those taken before the item was known keep no place.
                found[i] = handles.Handle(WithHandle(commands[i], handles.HandleOf));
            }

            Assert.Equal(expected, found);
            Assert.Equal(await texts.AllStock(), await handles.AllStock());

            // Handles of another ledger in batches: their places are wrong here.
            var other = Ledger(parts);
            other.Handle(LedgerCommand.Receive(new("other"), [("Z", 1), ("C", 1), ("B", 1), ("A", 1)], Noon));
            for (int from = 0, length = 1 + (cut % 7); from < commands.Length; from += length)
            {
                var some = commands.Skip(from).Take(length).Select((c, i) => WithHandle(c, i % 2 == 0 ? other.HandleOf : batches.HandleOf)).ToArray();
                batches.Handle(some, found.AsSpan(from));
            }

            Assert.Equal(expected, found);
            Assert.Empty((await batches.Verify()).Findings);
        }
    }

    [Fact]
    public void A_handle_keeps_its_item_when_others_come()
    {
        var ledger = Ledger(1);
        ledger.Handle(LedgerCommand.Receive(new("r"), "A", 5, Noon));
        var a = ledger.HandleOf("A");
        for (var i = 0; i < 100; i++)
        {
            ledger.Handle(LedgerCommand.Receive(new($"r{i}"), $"S{i}", 1, Noon));
        }

        var answer = ledger.Handle(LedgerCommand.Reserve(new("c"), "o", a, 2, null, Noon));

        Assert.Equal((LedgerStatus.Done, "A", 3), (answer.Status, answer.Sku, (int)answer.Available));
    }

    [Fact]
    public void A_handle_of_another_ledger_means_its_text()
    {
        var (one, two) = (Ledger(1), Ledger(1));
        one.Handle(LedgerCommand.Receive(new("r"), [("A", 5), ("B", 7)], Noon));
        two.Handle(LedgerCommand.Receive(new("r"), [("B", 7), ("A", 5)], Noon));

        Assert.Equal(7, two.Handle(LedgerCommand.Reserve(new("c"), "o", one.HandleOf("B"), 1, null, Noon)).OnHand);
        Assert.Equal(LedgerReason.UnknownSku, two.Handle(LedgerCommand.Reserve(new("d"), "p", one.HandleOf("C"), 1, null, Noon)).Reason);
    }

    [Fact]
    public void Text_and_handle_are_the_same_command_and_another_item_is_another()
    {
        var ledger = Ledger(1);
        ledger.Handle(LedgerCommand.Receive(new("r"), [("A", 5), ("B", 7)], Noon));
        var with = LedgerCommand.Reserve(new("c"), "o", ledger.HandleOf("A"), 1, Duration.FromMinutes(1), Noon, "TB");
        Assert.True(ledger.Handle(with).IsDone);

        Assert.Equal(LedgerStatus.Repeated, ledger.Handle(LedgerCommand.Reserve(new("c"), "o", "A", 1, Duration.FromMinutes(1), Noon, "TB")).Status);
        Assert.Equal(
            LedgerReason.CommandIdReused, ledger.Handle(LedgerCommand.Reserve(new("c"), "o", ledger.HandleOf("B"), 1, Duration.FromMinutes(1), Noon, "TB")).Reason);
        Assert.Equal(LedgerCommand.Reserve(new("c"), "o", "A", 1, Duration.FromMinutes(1), Noon, "TB").Fingerprint(), with.Fingerprint());
    }

    [Fact]
    public void A_handle_without_text_makes_an_invalid_command()
    {
        var ledger = Ledger(1);
        ledger.Handle(LedgerCommand.Receive(new("r"), "A", 5, Noon));

        Assert.Equal(LedgerReason.MissingSku, ledger.Handle(LedgerCommand.Reserve(new("c"), "o", default(SkuHandle), 1, null, Noon)).Reason);
        Assert.Equal(string.Empty, default(SkuHandle).ToString());
        Assert.Equal("Q", ledger.HandleOf("Q").Sku);
        Assert.Throws<ArgumentNullException>(() => ledger.HandleOf(null!));
    }

    private static InMemoryStockLedger Ledger(int parts) => StockLedger.InMemory(new LedgerOptions { Stripes = parts });

    private static LedgerCommand WithHandle(LedgerCommand command, Func<string, SkuHandle> handleOf) => command is { Kind: LedgerCommandKind.Reserve, LineCount: 1 }
        ? LedgerCommand.Reserve(command.Id, command.OrderId!, handleOf(command.Line(0).Sku), command.Line(0).Quantity, command.TimeToLive, command.At, command.Channel)
        : command;
}
