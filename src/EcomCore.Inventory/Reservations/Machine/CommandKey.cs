namespace EcomCore.Inventory;

/// <summary>What can be known of a command without the ledger: whether it makes sense, its hashes, its fingerprint. Found before any lock is taken.</summary>
internal readonly struct CommandKey
{
    private CommandKey(LedgerReason fault, uint id, uint order, uint sku, long fingerprint) =>
        (Fault, Id, Order, Sku, Fingerprint) = (fault, id, order, sku, fingerprint);

    public LedgerReason Fault { get; }

    /// <summary>Hash of the command's id.</summary>
    public uint Id { get; }

    /// <summary>Hash of the order; 0 where the command is not about one.</summary>
    public uint Order { get; }

    /// <summary>Hash of the first line's item; 0 without lines.</summary>
    public uint Sku { get; }

    public long Fingerprint { get; }

    /// <param name="command">The command.</param>
    /// <param name="lasting">Whether the fingerprint is to be the one that is the same everywhere (<see cref="LedgerCommand.Fingerprint"/>), since it may be stored;
    /// else it is quicker to find and means something in this process alone.</param>
    public static CommandKey Of(in LedgerCommand command, bool lasting)
    {
#if NET
        if (command.IsOfOrder && command.Id.Text is not null && command.OrderId is not null && command.Reason is null
            && (command.LineCount == 0 || (command.LineCount == 1 && command.LineAt(0) is { Sku: not null, Channel: null })))
        {
            return OfUsual(command, lasting);
        }
#endif
        return Of(command);
    }

#if NET
    // Each text is read once: for its hash, for what may be wrong with it, and for the fingerprint.
    private static CommandKey OfUsual(in LedgerCommand command, bool lasting)
    {
        var unusual = 0UL;
        var id = TextHash.Of(command.Id.Text, ref unusual);
        var order = TextHash.Of(command.OrderId!, ref unusual);
        var sku = command.SkuRow >= 0 ? command.SkuHash : command.FirstSku is { } text ? TextHash.Of(text, ref unusual) : 0;
        var channel = command.Channel is { } name ? TextHash.Of(name, ref unusual) : 0;
        var fault = CommandCheck.Of(command, textsAreWell: unusual == 0);
        return fault != LedgerReason.None
            ? new CommandKey(fault, 0, 0, 0, 0)
            : new CommandKey(
                fault, TextHash.Fold(id), TextHash.Fold(order), TextHash.Fold(sku), lasting ? command.Fingerprint() : ContentOf(command, order, sku, channel));
    }

    private static long ContentOf(in LedgerCommand command, ulong order, ulong sku, ulong channel)
    {
        var content = TextHash.With(order, (ulong)command.Kind, (ulong)command.SpanTicks);
        return (long)TextHash.With(content, channel, command.LineCount == 0 ? 0 : sku + (ulong)command.LineAt(0).Quantity);
    }
#endif

    private static CommandKey Of(in LedgerCommand command)
    {
        var fault = command.Check();
        return fault != LedgerReason.None
            ? new CommandKey(fault, 0, 0, 0, 0)
            : new CommandKey(
                fault,
                TextHash.Of(command.Id.Text),
                command.IsOfOrder ? TextHash.Of(command.OrderId!) : 0,
                command.FirstSku is { } sku ? TextHash.Of(sku) : 0,
                command.Fingerprint());
    }
}
