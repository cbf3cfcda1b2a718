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
