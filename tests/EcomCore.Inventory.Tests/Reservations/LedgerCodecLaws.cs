using FsCheck.Xunit;
using NodaTime;

namespace EcomCore.Inventory.Tests;

[Properties(Arbitrary = [typeof(LedgerGenerators)], MaxTest = 60)]
public sealed class LedgerCodecLaws
{
    [Fact]
    public void A_snapshot_of_the_first_version_is_read_and_names_no_channels()
    {
        var machine = new LedgerMachine();
        machine.Apply(LedgerCommand.Receive(new("1"), "A", 5, LedgerHistories.Noon));
        var bytes = LedgerCodec.Encode(machine.Snapshot());
        var first = bytes.AsSpan(0, bytes.Length - 1).ToArray();
        first[0] = 1;

        Assert.Equal((2, 0), (bytes[0], bytes[^1]));
        Assert.Equal(Flat.Of(machine.Snapshot()), Flat.Of(LedgerCodec.DecodeSnapshot(first)));
    }

    [Property]
    public void A_journal_reads_back_as_it_was_written(CommandStory story)
    {
        var journal = JournalOf(story).Journal;
        var read = new LedgerJournal();

        LedgerCodec.Decode(LedgerCodec.Encode(journal), read);

        Assert.Equal(journal.Events, read.Events);
        Assert.Equal(journal.Commands, read.Commands);
    }

    [Property]
    public void A_snapshot_reads_back_as_it_was_written(CommandStory story)
    {
        var snapshot = JournalOf(story).Machine.Snapshot();

        var read = LedgerCodec.DecodeSnapshot(LedgerCodec.Encode(snapshot));

        Assert.Equal(Flat.Of(snapshot), Flat.Of(read));
        Assert.Equal(LedgerCodec.Encode(snapshot), LedgerCodec.Encode(read));
    }

    [Property]
    public void Damaged_bytes_give_an_error_or_another_journal_but_never_a_crash(CommandStory story, int place, byte value, bool cut)
    {
        var bytes = LedgerCodec.Encode(JournalOf(story).Journal);
        var at = (int)((uint)place % (uint)bytes.Length);
        bytes[at] = value;
        try
        {
            LedgerCodec.Decode(cut ? bytes.AsSpan(0, at) : bytes, new LedgerJournal());
        }
        catch (FormatException)
        {
        }
    }

    [Fact]
    public void Texts_of_any_kind_read_back()
    {
        var journal = new LedgerJournal();
        foreach (var text in (string[])["", "plain", "标准-02", "half\uD800pair", "nul\0", new string('x', 5_000), "plain"])
        {
            journal.Events.Add(new LedgerEvent { Sequence = journal.Events.Count + 7, CommandId = text, Sku = text, At = Instant.MinValue, Quantity = long.MinValue });
        }

        var read = new LedgerJournal();
        LedgerCodec.Decode(LedgerCodec.Encode(journal), read);
        Assert.Equal(journal.Events, read.Events);
    }

    [Fact]
    public void Bytes_of_a_later_version_are_refused_by_name()
    {
        var bytes = LedgerCodec.Encode(new LedgerJournal());
        bytes[0] = 9;

        Assert.Equal("Expected version 1, found 9.", Assert.Throws<FormatException>(() => LedgerCodec.Decode(bytes, new LedgerJournal())).Message);
    }

    private static (LedgerMachine Machine, LedgerJournal Journal) JournalOf(CommandStory story)
    {
        var machine = new LedgerMachine { Journal = new LedgerJournal() };
        foreach (var command in story.Commands)
        {
            machine.Apply(command);
        }

        return (machine, machine.Journal);
    }
}
