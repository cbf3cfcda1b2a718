namespace EcomCore.Inventory;

/// <content>Many commands at once: the same as one after the other, but the memory that they need is asked for together.</content>
internal sealed partial class LedgerCore
{
    // So many waits for memory overlap as processors keep under way.
    private const int Chunk = 32;

    // So many commands are decided with the locks taken once: passing them between threads costs as much as several commands.
    private const int Turn = 4 * Chunk;

    /// <summary>Handles commands in order. Other threads' commands may come between turns.</summary>
    public void Apply(ReadOnlySpan<LedgerCommand> commands, Span<LedgerAnswer> answers)
    {
        CheckRoom(commands, answers);
        Span<CommandKey> keys = stackalloc CommandKey[Turn];
        while (!commands.IsEmpty)
        {
            var some = commands.Slice(0, Math.Min(Turn, commands.Length));
            Prepare(some, keys);
            EnterAll();
            try
            {
                for (var from = 0; from < some.Length; from += Chunk)
                {
                    var count = Math.Min(Chunk, some.Length - from);
                    _alone.ApplyChunk(some.Slice(from, count), keys.Slice(from, count), answers.Slice(from, count));
                }
            }
            finally
            {
                ExitAll();
            }

            commands = commands.Slice(some.Length);
            answers = answers.Slice(some.Length);
        }
    }

    public static void CheckRoom(ReadOnlySpan<LedgerCommand> commands, Span<LedgerAnswer> answers)
    {
        if (answers.Length < commands.Length)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected room for {commands.Length} answers, found {answers.Length}."), nameof(answers));
        }
    }

    private void Prepare(ReadOnlySpan<LedgerCommand> commands, Span<CommandKey> keys)
    {
        foreach (ref readonly var command in commands)
        {
            Fetching.Ask(command.Id.Text);
            Fetching.Ask(command.OrderId);
            if (command.SkuRow < 0)
            {
                Fetching.Ask(command.FirstSku);
            }
        }

        for (var i = 0; i < commands.Length; i++)
        {
            keys[i] = KeyOf(commands[i]);
        }
    }

    private void ApplyChunk(ReadOnlySpan<LedgerCommand> commands, ReadOnlySpan<CommandKey> keys, Span<LedgerAnswer> answers)
    {
        Fetch(commands, keys);
        for (var i = 0; i < commands.Length; i++)
        {
            if (keys[i].Fault == LedgerReason.None)
            {
                Apply(commands[i], keys[i], out answers[i]);
            }
            else
            {
                answers[i] = LedgerAnswer.Invalid(keys[i].Fault);
            }
        }
    }

    // Each step reads what the one before asked for: places in the indexes, then rows, then the lines of orders, then their items.
    private void Fetch(ReadOnlySpan<LedgerCommand> commands, ReadOnlySpan<CommandKey> keys)
    {
        var (memory, allOrders, stock, parts, partBits) = (_commands, _orders, _stock, _parts, _partBits);
        for (var i = 0; i < commands.Length; i++)
        {
            ref readonly var key = ref keys[i];
            memory[Rows.PartOf(key.Id, parts)].Fetch(key.Id, i >> partBits);
            allOrders[Rows.PartOf(key.Order, parts)].Fetch(key.Order);
            stock[Rows.PartOf(key.Sku, parts)].Fetch(key.Sku, commands[i].SkuRow);
        }

        Span<int> rows = stackalloc int[Chunk];
        var closing = 0;
        for (var i = 0; i < commands.Length; i++)
        {
            ref readonly var key = ref keys[i];
            memory[Rows.PartOf(key.Id, parts)].FetchOldest(i >> partBits);
            rows[i] = Rows.None;
            if (commands[i].LineCount > 0 && commands[i].SkuRow < 0)
            {
                stock[Rows.PartOf(key.Sku, parts)].FetchRow(key.Sku);
            }

            if (commands[i].Kind != LedgerCommandKind.Reserve)
            {
                closing++;
                rows[i] = allOrders[Rows.PartOf(key.Order, parts)].FetchRow(key.Order);
            }
        }

        foreach (var orders in allOrders)
        {
            orders.FetchOldest(1 + (closing >> partBits));
        }

        for (var i = 0; i < commands.Length; i++)
        {
            if (rows[i] >= 0)
            {
                rows[i] = allOrders[Rows.PartOf(keys[i].Order, parts)].FetchLine(rows[i]);
            }
        }

        for (var i = 0; i < commands.Length; i++)
        {
            if (rows[i] >= 0)
            {
                ref var line = ref allOrders[Rows.PartOf(keys[i].Order, parts)].Lines[rows[i]];
                Fetching.Ask(stock[line.Table].Rows, line.Stock);
            }
        }
    }
}
