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
    private readonly CommandTable[] _commands;
    private readonly OrderTable[] _orders;
    private readonly StockTable[] _stock;
    private readonly ChannelNames _channels;

    // The earliest end of each part, readable without its lock.
    private readonly long[] _nextEnds;

    private long _clock = Ticks.None;
    private long _sequence;

    public LedgerCore(LedgerOptions options, int parts, bool locks, int auditedEvents)
    {
        options.Check();
        _options = options;
        _locks = locks;
        _parts = parts;
        _commands = Tables(parts, () => new CommandTable(Share(options.RememberedCommands)));
        _orders = Tables(parts, () => new OrderTable(Share(options.MaxOpenOrders), Share(options.RememberedOrders)));
        _stock = Tables(parts, () => new StockTable(Share(options.MaxItems), auditedEvents / parts));
        _channels = new ChannelNames(options.MaxChannels);
        _nextEnds = new long[parts];
        _nextEnds.AsSpan().Fill(Ticks.Never);
    }

    /// <summary>Where events and answers are written down; null when they are not. Only without locks.</summary>
    public LedgerJournal? Journal { get; set; }

    public long Clock => Volatile.Read(ref _clock);

    public long Sequence => Volatile.Read(ref _sequence);

    public LedgerAnswer Apply(in LedgerCommand command)
    {
        var fault = command.Check();
        if (fault != LedgerReason.None)
        {
            return LedgerAnswer.Invalid(fault);
        }

        var id = command.Id.Text;
        var hash = Rows.HashOf(id);
        var fingerprint = command.Fingerprint();
        var commands = _commands[Rows.PartOf(hash, _parts)];
        Enter(commands.Gate);
        try
        {
            if (commands.TryFind(hash, id, out var first))
            {
                return first.Fingerprint == fingerprint ? first.Answer.Again() : LedgerAnswer.Invalid(LedgerReason.CommandIdReused);
            }

            AdvanceTo(command.AtTicks);
            LedgerAnswer answer;
            do
            {
                ExpireDue(new Stamp(id, Clock));
                answer = Decide(command, id, commands);
            }
            while (answer.Status == LedgerStatus.None);

            var row = new CommandRow(id, hash, fingerprint, Clock, answer);
            commands.Add(hash, row);
            Journal?.Commands.Add(RecordOf(row));
            return answer;
        }
        finally
        {
            Exit(commands.Gate);
        }
    }

    /// <summary>Finds the first answer of a command without changing anything.</summary>
    public bool TryRepeat(in LedgerCommand command, out LedgerAnswer answer)
    {
        var id = command.Id.Text;
        var hash = Rows.HashOf(id);
        var commands = _commands[Rows.PartOf(hash, _parts)];
        Enter(commands.Gate);
        try
        {
            var found = commands.TryFind(hash, id, out var first);
            answer = !found ? default
                : first.Fingerprint == command.Fingerprint() ? first.Answer.Again()
                : LedgerAnswer.Invalid(LedgerReason.CommandIdReused);
            return found;
        }
        finally
        {
            Exit(commands.Gate);
        }
    }

    /// <summary>Decides with the locks of what the command touches.</summary>
    /// <returns>The answer; without a status when something came due meanwhile, which has to expire first.</returns>
    private LedgerAnswer Decide(in LedgerCommand command, string id, CommandTable memory) => command.Kind switch
    {
        LedgerCommandKind.Reserve or LedgerCommandKind.Confirm or LedgerCommandKind.Release or LedgerCommandKind.Extend or LedgerCommandKind.Return =>
            DecideOrder(command, id, memory),
        LedgerCommandKind.Expire => Done(LedgerReason.None),
        _ => DecideStock(command, id, memory),
    };

    /// <summary>
    /// The ledger's time, read with the locks held. Another thread may have brought a later time since this command did, or may have reserved
    /// with an end that is reached by now: then the command must let it expire before it is decided, or it would see units held that are free.
    /// </summary>
    /// <returns>False when something is due.</returns>
    private bool TryStamp(string id, out Stamp stamp)
    {
        stamp = new Stamp(id, Clock);
        if (_locks)
        {
            foreach (ref var end in _nextEnds.AsSpan())
            {
                if (Volatile.Read(ref end) <= stamp.Now)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static LedgerAnswer Done(LedgerReason reason) =>
        new() { Status = LedgerStatus.Done, FirstStatus = LedgerStatus.Done, Reason = reason };

    private static CommandRecord RecordOf(in CommandRow row) =>
        new(row.Id, row.Fingerprint, NodaTime.Instant.FromUnixTimeTicks(row.AtTicks), row.Answer);

    /// <summary>The ledger's clock is the latest time that it was given; a command with an earlier time counts as given now.</summary>
    private void AdvanceTo(long at)
    {
        if (!_locks)
        {
            _clock = Math.Max(_clock, at);
            return;
        }

        var now = Volatile.Read(ref _clock);
        while (at > now)
        {
            var before = Interlocked.CompareExchange(ref _clock, at, now);
            if (before == now)
            {
                return;
            }

            now = before;
        }
    }

    private void ExpireDue(Stamp stamp)
    {
        for (var part = 0; part < _nextEnds.Length; part++)
        {
            if (Volatile.Read(ref _nextEnds[part]) <= stamp.Now)
            {
                ExpireDue(part, stamp);
            }
        }
    }

    // Another thread that sees the new end afterwards knows that all that was due has come free.
    private void ExpireDue(int part, Stamp stamp)
    {
        var orders = _orders[part];
        Enter(orders.Gate);
        try
        {
            while (orders.NextEnd <= stamp.Now)
            {
                GiveBack(orders, orders.FirstToEnd, LedgerEventKind.Expired, stamp);
            }
        }
        finally
        {
            Volatile.Write(ref _nextEnds[part], orders.NextEnd);
            Exit(orders.Gate);
        }
    }

    private long NextSequence() => _locks ? Interlocked.Increment(ref _sequence) : ++_sequence;

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Enter(Gate gate)
    {
        if (_locks)
        {
            gate.Enter();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Exit(Gate gate)
    {
        if (_locks)
        {
            gate.Exit();
        }
    }

    private void EnterStock(ulong parts)
    {
        if (_locks)
        {
            for (; parts != 0; parts &= parts - 1)
            {
                _stock[Lowest(parts)].Gate.Enter();
            }
        }
    }

    private void ExitStock(ulong parts)
    {
        if (_locks)
        {
            for (; parts != 0; parts &= parts - 1)
            {
                _stock[Lowest(parts)].Gate.Exit();
            }
        }
    }

    private static int Lowest(ulong bits)
    {
#if NET
        return System.Numerics.BitOperations.TrailingZeroCount(bits);
#else
        var place = 0;
        while ((bits >> place & 1) == 0)
        {
            place++;
        }

        return place;
#endif
    }

    private T WithAll<T>(Func<T> read)
    {
        Gate[] gates = [.. _commands.Select(t => t.Gate), .. _orders.Select(t => t.Gate), .. _stock.Select(t => t.Gate)];
        var entered = 0;
        try
        {
            for (; entered < gates.Length; entered++)
            {
                Enter(gates[entered]);
            }

            return read();
        }
        finally
        {
            while (entered > 0)
            {
                Exit(gates[--entered]);
            }
        }
    }
}
