using EcomCore.Cli.Commands;
using EcomCore.Inventory;
using NodaTime;

namespace EcomCore.Cli.Tables;

/// <summary>Reads commands of the ledger, one after the other; neighbouring rows with one command_id are one command.</summary>
internal sealed class LedgerCommandTable
{
    private const int CommandId = 0;
    private const int At = 1;
    private const int Kind = 2;
    private const int OrderId = 3;
    private const int Channel = 4;
    private const int Sku = 5;
    private const int Quantity = 6;
    private const int Ttl = 7;
    private const int Reason = 8;
    private const int Due = 9;
    private const int Policy = 10;

    private static readonly Dictionary<string, LedgerCommandKind> Kinds = Enum.GetValues<LedgerCommandKind>()
        .Where(kind => kind != LedgerCommandKind.None)
        .ToDictionary(LedgerText.Of, StringComparer.Ordinal);

    private static readonly Dictionary<string, BackorderPolicy> Policies =
        Enum.GetValues<BackorderPolicy>().ToDictionary(LedgerText.Of, StringComparer.Ordinal);

    private readonly CsvTable _table;
    private readonly List<LedgerLine> _lines = [];

    private LedgerCommandTable(CsvTable table) => _table = table;

    /// <summary>The commands; what is wrong with a row becomes a complaint, and its command is left out. Nothing when a column is missing.</summary>
    public static IEnumerable<LedgerCommand> Read(InputCopy input, CommandRun run)
    {
        using var table = run.Open(
            input, ["command_id", "at", "kind"], ["order_id", "channel", "sku", "quantity", "ttl", "reason", "due", "policy"]);
        if (table is null)
        {
            yield break;
        }

        var rows = new LedgerCommandTable(table);
        Row? first = null;
        while (table.Read())
        {
            run.Progress("rows read", table.Line);
            var row = rows.ReadRow();
            if (first is not null && row.Id == first.Id)
            {
                rows.Join(first, row);
                continue;
            }

            if (first is { IsGood: true })
            {
                yield return rows.CommandOf(first);
            }

            first = row;
            rows.Start(row);
        }

        if (first is { IsGood: true })
        {
            yield return rows.CommandOf(first);
        }
    }

    private Row ReadRow()
    {
        var kind = LedgerCommandKind.None;
        var good = Kinds.TryGetValue(_table.Text(Kind), out kind)
            || _table.Refuse(Kind, $"expected {string.Join(", ", Kinds.Keys)}", _table.Span(Kind));
        good &= _table.TryInstant(At, out var at);
        var line = new LedgerLine(_table.Text(Sku), 0, kind == LedgerCommandKind.Transfer ? Optional(Channel) : null);
        var hasLine = line.Sku.Length > 0 || !_table.IsEmpty(Quantity);
        if (_table.IsEmpty(Quantity))
        {
            // Without a number a quota or a cap is taken away; elsewhere an item needs one.
            var removes = kind is LedgerCommandKind.SetQuota or LedgerCommandKind.SetCap;
            good &= !hasLine || removes || !Uses(kind) || _table.Refuse(Quantity, "expected a whole number, found nothing");
            line = line with { Quantity = removes ? -1 : 0 };
        }
        else
        {
            good &= _table.TryWhole(Quantity, out var units);
            line = line with { Quantity = units };
        }

        good &= TryTtl(out var ttl) & TryDue(out var due) & TryPolicy(out var policy);
        return new Row(
            _table.Text(CommandId), at, kind, Optional(OrderId), kind == LedgerCommandKind.Transfer ? null : Optional(Channel), ttl, Optional(Reason), due, policy, hasLine ? line : null)
        {
            IsGood = good,
        };
    }

    private static bool Uses(LedgerCommandKind kind) =>
        kind is not (LedgerCommandKind.Extend or LedgerCommandKind.Expire);

    private string? Optional(int column) => _table.Span(column).IsEmpty ? null : _table.Text(column);

    private bool TryTtl(out Duration? ttl)
    {
        ttl = null;
        if (_table.IsEmpty(Ttl))
        {
            return true;
        }

        if (!TimeToLive.TryParse(_table.Span(Ttl), out var read))
        {
            return _table.Refuse(Ttl, "expected a time to live such as 15m, 24h or PT15M", _table.Span(Ttl));
        }

        ttl = read;
        return true;
    }

    private bool TryDue(out Instant? due)
    {
        due = null;
        if (_table.IsEmpty(Due))
        {
            return true;
        }

        var read = _table.TryInstant(Due, out var at);
        due = at;
        return read;
    }

    private bool TryPolicy(out BackorderPolicy policy)
    {
        policy = BackorderPolicy.None;
        return _table.IsEmpty(Policy) || Policies.TryGetValue(_table.Text(Policy), out policy)
            || _table.Refuse(Policy, $"expected {string.Join(", ", Policies.Keys)}", _table.Span(Policy));
    }

    private void Start(Row row)
    {
        _lines.Clear();
        Add(row);
    }

    private void Join(Row first, Row row)
    {
        first.IsGood &= row.IsGood;
        if (first.IsGood && !first.IsSameBut(row))
        {
            first.IsGood = _table.Refuse(CommandId, "the row above has the same id; only channel of a transfer, sku and quantity may differ", row.Id);
        }

        Add(row);
    }

    // One line too many is enough for the ledger to refuse the command.
    private void Add(Row row)
    {
        if (row.Line is { } line && _lines.Count <= LedgerLimits.MaxLines)
        {
            _lines.Add(line);
        }
    }

    private LedgerCommand CommandOf(Row row) => LedgerCommand.Of(
        row.Kind, new CommandId(row.Id), row.At, _lines, row.OrderId, row.Channel, row.Ttl, row.Reason, row.Due, row.Policy);

    /// <summary>What a row says; the first row of a command stands for all of it.</summary>
    private sealed record Row(
        string Id,
        Instant At,
        LedgerCommandKind Kind,
        string? OrderId,
        string? Channel,
        Duration? Ttl,
        string? Reason,
        Instant? Due,
        BackorderPolicy Policy,
        LedgerLine? Line)
    {
        public bool IsGood { get; set; } = true;

        public bool IsSameBut(Row other) => this == other with { Line = Line, IsGood = IsGood };
    }
}
