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

    public static CommandKey Of(in LedgerCommand command)
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
