using System.Runtime.CompilerServices;

namespace EcomCore.Inventory;

/// <summary>
/// The state machine. Its tables are divided into parts by the hash of command, order and item. With locks on, a command takes the lock of its own
/// part, then that of its order's part, then those of its items' parts in rising order: no two commands can wait for each other in a circle.
/// </summary>
internal sealed partial class LedgerCore
{
    private readonly LedgerOptions _options;
    private readonly bool _locks;
    private readonly int _parts;
    private readonly int _partBits;
    private readonly CommandTable[] _commands;
    private readonly OrderTable[] _orders;
    private readonly StockTable[] _stock;
    private readonly ChannelNames _channels;

    private readonly LedgerTime _time;
    private readonly Gate[] _gates;

    // The same tables for who holds all locks already.
    private readonly LedgerCore _alone;

    // Who decides a command whose own lock is held.
    private readonly LedgerCore _decider;

    public LedgerCore(LedgerOptions options, int parts, bool locks, int auditedEvents)
    {
        options.Check();
        _options = options;
        _locks = locks;
        _parts = parts;
        _partBits = (int)Math.Log(parts, 2);
        var only = new Gate();
        var (open, items) = (new SharedCount(options.MaxOpenOrders, parts > 1), new SharedCount(options.MaxItems, parts > 1));
        _commands = Tables(parts, () => new CommandTable(Share(options.RememberedCommands), NewGate()));
        _orders = Tables(parts, () => new OrderTable(open, Share(options.RememberedOrders), NewGate()));
        _stock = Tables(parts, () => new StockTable(items, auditedEvents / parts, NewGate()));
        _channels = new ChannelNames(options.MaxChannels);
        _time = new LedgerTime();
        _gates = parts == 1 ? [only] : [.. _commands.Select(t => t.Gate), .. _orders.Select(t => t.Gate), .. _stock.Select(t => t.Gate)];
        _alone = locks ? new LedgerCore(this) : this;
        _decider = parts == 1 ? _alone : this;

        // Of one part every command has the command's lock, so that the others would guard nothing.
        Gate NewGate() => parts == 1 ? only : new Gate();
    }

    private LedgerCore(LedgerCore shared)
    {
        (_options, _locks, _parts, _partBits) = (shared._options, false, shared._parts, shared._partBits);
        (_commands, _orders, _stock, _channels) = (shared._commands, shared._orders, shared._stock, shared._channels);
        (_time, _gates, _alone, _decider) = (shared._time, shared._gates, this, this);
    }

    /// <summary>Where events and answers are written down; null when they are not. Only without locks.</summary>
    public LedgerJournal? Journal { get; set; }

    public long Clock => Volatile.Read(ref _time.Clock);

    public long Sequence => Volatile.Read(ref _time.Sequence);

    public LedgerAnswer Apply(in LedgerCommand command)
    {
        var key = KeyOf(command);
        if (key.Fault != LedgerReason.None)
        {
            return LedgerAnswer.Invalid(key.Fault);
        }

        var gate = _commands[Rows.PartOf(key.Id, _parts)].Gate;
        Enter(gate);
        try
        {
            _decider.Apply(command, key, out var answer);
            return answer;
        }
        finally
        {
            Exit(gate);
        }
    }

    /// <summary>With the lock of the command's part.</summary>
    private void Apply(in LedgerCommand command, in CommandKey key, out LedgerAnswer given)
    {
        var id = command.Id.Text;
        var commands = _commands[Rows.PartOf(key.Id, _parts)];
        var first = commands.Find(key.Id, id);
        if (first >= 0)
        {
            given = commands.Repeat(first, key.Fingerprint);
            return;
        }

        AdvanceTo(command.AtTicks);
        AnswerRow answer = default;
        do
        {
            ExpireDue(new Stamp(id, Clock));
            Decide(command, key, commands, ref answer);
        }
        while (answer.Status == LedgerStatus.None);

        ref readonly var row = ref commands.Add(key.Id, id, key.Fingerprint, Clock, answer);
        if (Journal is { } journal)
        {
            Write(journal, row);
        }

        given = answer.ToAnswer();
    }

    /// <summary>Finds the first answer of a command without changing anything.</summary>
    public bool TryRepeat(in LedgerCommand command, out LedgerAnswer answer)
    {
        var hash = TextHash.Of(command.Id.Text);
        var commands = _commands[Rows.PartOf(hash, _parts)];
        Enter(commands.Gate);
        try
        {
            var first = commands.Find(hash, command.Id.Text);
            answer = first < 0 ? default : commands.Repeat(first, command.Fingerprint());
            return first >= 0;
        }
        finally
        {
            Exit(commands.Gate);
        }
    }

    /// <summary>Decides with the locks of what the command touches.</summary>
    /// <param name="command">The command.</param>
    /// <param name="key">What is known of it already.</param>
    /// <param name="memory">The table of the command's part.</param>
    /// <param name="answer">Gets the answer; keeps no status when something came due meanwhile, which has to expire first.</param>
    private void Decide(in LedgerCommand command, in CommandKey key, CommandTable memory, ref AnswerRow answer)
    {
        if (command.IsOfOrder)
        {
            DecideOrder(command, key, memory, ref answer);
        }
        else
        {
            DecideWithoutOrder(command, key, memory, ref answer);
        }
    }

    // Not in line: an answer by value makes the frame larger that the caller clears.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DecideWithoutOrder(in LedgerCommand command, in CommandKey key, CommandTable memory, ref AnswerRow answer) =>
        answer.Set(command.Kind == LedgerCommandKind.Expire ? Done(LedgerReason.None) : DecideStock(command, key, memory));

    // What the ledger in memory remembers leaves it never.
    private CommandKey KeyOf(in LedgerCommand command) => CommandKey.Of(command, lasting: !_locks);

    private static LedgerAnswer Done(LedgerReason reason) =>
        new() { Status = LedgerStatus.Done, FirstStatus = LedgerStatus.Done, Reason = reason };

    private static CommandRecord RecordOf(in CommandRow row) =>
        new(row.Id, row.Fingerprint, NodaTime.Instant.FromUnixTimeTicks(row.AtTicks), row.Answer.ToAnswer());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Write(LedgerJournal journal, in CommandRow row) => journal.Commands.Add(RecordOf(row));

    private int Share(int limit) => ((limit - 1) / _parts) + 1;

    private static T[] Tables<T>(int parts, Func<T> table)
    {
        var tables = new T[parts];
        for (var i = 0; i < parts; i++)
        {
            tables[i] = table();
        }

        return tables;
    }
}
