namespace EcomCore.Inventory;

/// <summary>Writes journals and snapshots as bytes, and reads them back: what hosts store.</summary>
/// <remarks>The format has a version in its first byte and is the same on every machine. Reading checks every length, so that damaged bytes give an
/// error and never a wrong number of items; whether the bytes are those that were written is for the host's checksum to say.</remarks>
public static class LedgerCodec
{
    private const byte VersionOfJournal = 1;

    // 2 added the channels at the end.
    private const byte VersionOfSnapshot = 2;

    private const byte OfJournal = 1;
    private const byte OfSnapshot = 2;

    /// <summary>Writes what a machine wrote down.</summary>
    /// <param name="journal">Events and command records; not empty is not required.</param>
    /// <returns>The bytes; about 40 for a reservation of one line.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="journal"/> is null.</exception>
    public static byte[] Encode(LedgerJournal journal)
    {
        Guard.NotNull(journal);
        var writer = new ByteWriter(journal.Events.Count + journal.Commands.Count);
        writer.Byte(VersionOfJournal);
        writer.Byte(OfJournal);
        writer.Number(journal.Events.Count);
        writer.Number(journal.Events.Count == 0 ? 0 : journal.Events[0].Sequence);
        foreach (var happened in journal.Events)
        {
            Write(writer, happened);
        }

        writer.Number(journal.Commands.Count);
        foreach (var record in journal.Commands)
        {
            Write(writer, record);
        }

        return writer.ToArray();
    }

    /// <summary>Reads a journal.</summary>
    /// <param name="bytes">What <see cref="Encode(LedgerJournal)"/> wrote.</param>
    /// <param name="journal">Emptied, then filled.</param>
    /// <exception cref="ArgumentNullException"><paramref name="journal"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not a journal, or one of a later version.</exception>
    public static void Decode(ReadOnlySpan<byte> bytes, LedgerJournal journal)
    {
        Guard.NotNull(journal);
        journal.Clear();
        var reader = Open(bytes, OfJournal, VersionOfJournal, out _);
        var events = reader.Count();
        var sequence = reader.Number();
        for (var i = 0; i < events; i++)
        {
            journal.Events.Add(ReadEvent(ref reader, sequence + i));
        }

        var commands = reader.Count();
        for (var i = 0; i < commands; i++)
        {
            journal.Commands.Add(ReadRecord(ref reader));
        }

        reader.End();
    }

    /// <summary>Writes a whole state.</summary>
    /// <param name="snapshot">The state.</param>
    /// <returns>The bytes. Equal states give equal bytes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> is null.</exception>
    public static byte[] Encode(LedgerSnapshot snapshot)
    {
        Guard.NotNull(snapshot);
        var writer = new ByteWriter(snapshot.Stock.Count + snapshot.OpenOrders.Count + snapshot.ClosedOrders.Count + snapshot.Commands.Count);
        writer.Byte(VersionOfSnapshot);
        writer.Byte(OfSnapshot);
        writer.Number(snapshot.Sequence);
        writer.Time(snapshot.Clock);
        writer.Many(snapshot.Stock, Write);
        writer.Many(snapshot.OpenOrders, Write);
        writer.Many(snapshot.ClosedOrders, Write);
        writer.Many(snapshot.Commands, Write);
        writer.Many(snapshot.Channels, static (w, channel) => w.Text(channel));
        return writer.ToArray();
    }

    /// <summary>Reads a whole state.</summary>
    /// <param name="bytes">What <see cref="Encode(LedgerSnapshot)"/> wrote.</param>
    /// <returns>The state.</returns>
    /// <exception cref="FormatException">The bytes are not a snapshot, or one of a later version.</exception>
    public static LedgerSnapshot DecodeSnapshot(ReadOnlySpan<byte> bytes)
    {
        var reader = Open(bytes, OfSnapshot, VersionOfSnapshot, out var version);
        var snapshot = new LedgerSnapshot(
            reader.Number(),
            reader.Time(),
            reader.Many(ReadStock),
            reader.Many(ReadOrder),
            reader.Many(ReadOrder),
            reader.Many(ReadRecord))
        {
            Channels = version == 1 ? [] : reader.Many(static (ref ByteReader r) => r.Text() ?? string.Empty),
        };
        reader.End();
        return snapshot;
    }

    private static ByteReader Open(ReadOnlySpan<byte> bytes, byte content, byte newest, out byte version)
    {
        var reader = new ByteReader(bytes);
        version = reader.Byte();
        if (version < 1 || version > newest)
        {
            throw new FormatException(newest == 1
                ? FormattableString.Invariant($"Expected version 1, found {version}.")
                : FormattableString.Invariant($"Expected version 1 to {newest}, found {version}."));
        }

        return reader.Byte() == content ? reader : throw new FormatException("The bytes hold something else.");
    }

    private static void Write(ByteWriter writer, LedgerEvent happened)
    {
        writer.Byte((byte)happened.Kind);
        writer.Ticks(happened.AtTicks);
        writer.Text(happened.CommandId);
        writer.Text(happened.OrderId);
        writer.Text(happened.Sku);
        writer.Text(happened.Channel);
        writer.Text(happened.Note);
        writer.Number(happened.Quantity);
        writer.Number(happened.Backordered);
        writer.Byte((byte)happened.Policy);
        writer.Ticks(happened.UntilTicks);
    }

    private static LedgerEvent ReadEvent(ref ByteReader reader, long sequence) => new()
    {
        Sequence = sequence,
        Kind = (LedgerEventKind)reader.Byte(),
        AtTicks = reader.Ticks(),
        CommandId = reader.Text() ?? string.Empty,
        OrderId = reader.Text(),
        Sku = reader.Text(),
        Channel = reader.Text(),
        Note = reader.Text(),
        Quantity = reader.Number(),
        Backordered = reader.Number(),
        Policy = (BackorderPolicy)reader.Byte(),
        UntilTicks = reader.Ticks(),
    };

    private static void Write(ByteWriter writer, CommandRecord record)
    {
        writer.Text(record.Id);
        writer.Eight(record.Fingerprint);
        writer.Ticks(record.At.ToUnixTimeTicks());
        var answer = record.Answer;
        writer.Byte((byte)answer.Status);
        writer.Byte((byte)answer.Reason);
        writer.Text(answer.Sku);
        writer.Number(answer.Asked);
        writer.Number(answer.Available);
        writer.Number(answer.OnHand);
        writer.Number(answer.HeldByOrders);
        writer.Number(answer.HeldBack);
        writer.Ticks(answer.PromisedTicks);
        writer.Number(answer.Sequence);
    }

    private static CommandRecord ReadRecord(ref ByteReader reader)
    {
        var (id, fingerprint, at) = (reader.Text() ?? string.Empty, reader.Eight(), reader.Ticks());
        var status = (LedgerStatus)reader.Byte();
        var answer = new LedgerAnswer
        {
            Status = status,
            FirstStatus = status,
            Reason = (LedgerReason)reader.Byte(),
            Sku = reader.Text(),
            Asked = reader.Number(),
            Available = reader.Number(),
            OnHand = reader.Number(),
            HeldByOrders = reader.Number(),
            HeldBack = reader.Number(),
            PromisedTicks = reader.Ticks(),
            Sequence = reader.Number(),
        };
        return new CommandRecord(id, fingerprint, ByteReader.InstantOf(at), answer);
    }

    private static void Write(ByteWriter writer, StockRecord record)
    {
        writer.Text(record.Sku);
        writer.Number(record.OnHand);
        writer.Number(record.Buffer);
        writer.Byte((byte)record.Policy);
        writer.Number(record.BackorderLimit);
        writer.Many(record.Limits, static (w, limit) =>
        {
            w.Text(limit.Channel);
            w.Number(limit.Reserved);
            w.Number(limit.Quota ?? LedgerCommand.NoLimit);
            w.Number(limit.Cap ?? LedgerCommand.NoLimit);
        });
        writer.Many(record.Planned, static (w, planned) =>
        {
            w.Time(planned.Due);
            w.Number(planned.Quantity);
        });
    }

    private static StockRecord ReadStock(ref ByteReader reader) => new(
        reader.Text() ?? string.Empty,
        reader.Number(),
        reader.Number(),
        (BackorderPolicy)reader.Byte(),
        reader.Number(),
        reader.Many(static (ref ByteReader r) => new ChannelLimit(r.Text() ?? string.Empty, r.Number(), LimitOf(r.Number()), LimitOf(r.Number()))),
        reader.Many(static (ref ByteReader r) => new PlannedReceipt(r.Time() ?? default, r.Number())));

    private static long? LimitOf(long stored) => stored < 0 ? null : stored;

    private static void Write(ByteWriter writer, OrderPosition order)
    {
        writer.Text(order.OrderId);
        writer.Byte((byte)order.State);
        writer.Time(order.Until);
        writer.Number(order.Since);
        writer.Many(order.Lines, static (w, line) =>
        {
            w.Text(line.Sku);
            w.Text(line.Channel);
            w.Number(line.Open);
            w.Number(line.Backordered);
            w.Number(line.BackorderedSince);
            w.Number(line.Shipped);
            w.Number(line.Returned);
        });
    }

    private static OrderPosition ReadOrder(ref ByteReader reader) => new(
        reader.Text() ?? string.Empty,
        (OrderState)reader.Byte(),
        reader.Time(),
        reader.Number(),
        reader.Many(static (ref ByteReader r) =>
            new OrderLinePosition(r.Text() ?? string.Empty, r.Text(), r.Number(), r.Number(), r.Number(), r.Number(), r.Number())));
}
