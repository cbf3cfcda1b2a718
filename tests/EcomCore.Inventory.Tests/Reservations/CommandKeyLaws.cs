using FsCheck.Xunit;

namespace EcomCore.Inventory.Tests;

/// <summary>The quick look at a command says what the slow one says.</summary>
public sealed class CommandKeyLaws
{
    private static readonly string[] Texts = ["", "A", "ab", "abc", "abcd", "abcde-7", "abcdefgh", "TB-01-M-2504", "a\tb", "abcd\u007F", "ab\0defgh", "货品", "abcdefg货", "\uD800bcdefg", new('x', 256), new('x', 257)];

    [Property(MaxTest = 500)]
    public void The_first_fault_and_the_hashes_are_the_same(byte kind, byte id, byte order, byte sku, byte channel, long quantity, bool shortLived)
    {
        var command = Command(kind, Texts[id % Texts.Length], Texts[order % Texts.Length], Texts[sku % Texts.Length], channel % 3 == 0 ? null : Texts[channel % Texts.Length], quantity, shortLived);

        foreach (var lasting in new[] { false, true })
        {
            var key = CommandKey.Of(command, lasting);

            Assert.Equal(command.Check(), key.Fault);
            if (key.Fault == LedgerReason.None)
            {
                Assert.Equal(TextHash.Of(command.Id.Text), key.Id);
                Assert.Equal(command.IsOfOrder ? TextHash.Of(command.OrderId!) : 0, key.Order);
                Assert.Equal(command.FirstSku is null ? 0 : TextHash.Of(command.FirstSku), key.Sku);
            }
        }
    }

    [Property(MaxTest = 500)]
    public void Two_contents_have_one_quick_fingerprint_where_they_have_one_lasting_fingerprint(
        (byte Kind, byte Order, byte Sku, byte Channel, byte Quantity, bool ShortLived) a, (byte Kind, byte Order, byte Sku, byte Channel, byte Quantity, bool ShortLived) b)
    {
        // Near each other, so that many pairs are equal but for one thing, or in all.
        var (one, other) = (Of(a.Kind, a.Order, a.Sku, a.Channel, a.Quantity, a.ShortLived), Of(b.Kind, b.Order, b.Sku, b.Channel, b.Quantity, b.ShortLived));
        var (quickOne, quickOther) = (CommandKey.Of(one, lasting: false), CommandKey.Of(other, lasting: false));
        if (quickOne.Fault == LedgerReason.None && quickOther.Fault == LedgerReason.None)
        {
            Assert.Equal(one.Fingerprint() == other.Fingerprint(), quickOne.Fingerprint == quickOther.Fingerprint);
            Assert.Equal(one.Fingerprint(), CommandKey.Of(one, lasting: true).Fingerprint);
        }

        static LedgerCommand Of(byte kind, byte order, byte sku, byte channel, byte quantity, bool shortLived) =>
            Command(kind, "id", Texts[4 + (order % 2)], Texts[4 + (sku % 2)], channel % 2 == 0 ? null : "Amazon", 1 + (quantity % 2), shortLived);
    }

    // The length once made up for the first unit, and the end that overlaps for the rest: 1000y and 70000y had one hash.
    [Fact]
    public void Texts_of_other_lengths_have_other_hashes()
    {
        var unusual = 0UL;
        var numbers = Enumerable.Range(0, 1_000_000).Select(number => TextHash.Of(number.ToString(System.Globalization.CultureInfo.InvariantCulture), ref unusual)).ToList();
        Assert.Equal(numbers.Count, numbers.Distinct().Count());

        // Of a million 32-bit hashes about 116 pairs are equal by chance.
        Assert.InRange(numbers.Select(TextHash.Fold).Distinct().Count(), numbers.Count - 200, numbers.Count);
    }

    [Theory]
    [InlineData("10001", "700001")]
    [InlineData("100000001", "7000000001")]
    public void A_command_id_that_is_used_again_for_an_order_of_another_length_is_invalid(string first, string second)
    {
        var noon = LedgerHistories.Noon;
        var ledger = StockLedger.InMemory();
        ledger.Handle(LedgerCommand.Receive(new("r1"), first, 10, noon));
        ledger.Handle(LedgerCommand.Receive(new("r2"), second, 10, noon));
        Assert.True(ledger.Handle(LedgerCommand.Reserve(new("c1"), first, first, 1, null, noon)).IsDone);

        Assert.Equal(LedgerReason.CommandIdReused, ledger.Handle(LedgerCommand.Reserve(new("c1"), second, first, 1, null, noon)).Reason);
        Assert.Equal(LedgerReason.CommandIdReused, ledger.Handle(LedgerCommand.Reserve(new("c1"), first, second, 1, null, noon)).Reason);
    }

    private static LedgerCommand Command(byte kind, string id, string order, string sku, string? channel, long quantity, bool shortLived)
    {
        var noon = LedgerHistories.Noon;
        NodaTime.Duration? ttl = shortLived ? NodaTime.Duration.FromMinutes(15) : null;
        return (kind % 6) switch
        {
            0 => LedgerCommand.Reserve(new(id), order, sku, quantity, ttl, noon, channel),
            1 => LedgerCommand.Reserve(new(id), order, [(sku, quantity), (sku, 1)], ttl, noon, channel),
            2 => LedgerCommand.Confirm(new(id), order, noon),
            3 => LedgerCommand.Release(new(id), order, noon),
            4 => LedgerCommand.Extend(new(id), order, ttl, noon),
            _ => LedgerCommand.Receive(new(id), sku, quantity, noon),
        };
    }
}
