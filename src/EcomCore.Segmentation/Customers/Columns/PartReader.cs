using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>
/// Reads columns and sorts the lines by parts of the hash on the way: a line waits with those of its part until there are enough, and then they go to their
/// customers together. So the records in use stay in the processor's nearest memory, however many customers there are.
/// </summary>
/// <remarks>The idea is that of the radix join (Manegold, Boncz and Kersten 2002). With several readers each takes some of the parts; the lines are looked at by all, which costs little.</remarks>
/// <typeparam name="TKey">The form of the ids.</typeparam>
/// <typeparam name="TColumn">The column of the ids.</typeparam>
internal sealed class PartReader<TKey, TColumn>
    where TKey : struct, ICustomerKey<TKey>
    where TColumn : struct, IKeyColumn<TKey>
{
    private const int LinesPerCheck = 1 << 17;

    private readonly OrderColumns _columns;
    private readonly TColumn _ids;
    private readonly PartPlan _plan;
    private readonly int _lastKey;
    private readonly int _firstPart;
    private readonly CustomerPart<TKey>[] _parts;
    private readonly PartLine<TKey>[] _waiting;
    private readonly int[] _counts;

    public PartReader(OrderColumns columns, TColumn ids, LocalDate asOf, PartPlan plan, int reader)
    {
        (_columns, _ids, _plan) = (columns, ids, plan);
        _lastKey = DayKey.Of(asOf);
        _firstPart = plan.FirstPartOf(reader);
        _parts = new CustomerPart<TKey>[plan.FirstPartOf(reader + 1) - _firstPart];
        for (var i = 0; i < _parts.Length; i++)
        {
            _parts[i] = new CustomerPart<TKey>();
        }

        _waiting = new PartLine<TKey>[_parts.Length * plan.WaitingLines];
        _counts = new int[_parts.Length];
    }

    public IReadOnlyList<CustomerPart<TKey>> Parts => _parts;

    public long GuestLines { get; private set; }

    public long LaterLines { get; private set; }

    public void Read(CancellationToken cancellationToken)
    {
        for (var start = 0; start < _columns.Count; start += LinesPerCheck)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Read(start, Math.Min(_columns.Count - start, LinesPerCheck) + start);
        }

        for (var part = 0; part < _parts.Length; part++)
        {
            Add(part);
        }
    }

    private void Read(int start, int end)
    {
        var days = _columns.OrderedOn;
        var amounts = new MoneyColumn(_columns.Amounts);
        var (plan, parts, enough) = (_plan, (uint)_parts.Length, _plan.WaitingLines);
        var (waiting, counts) = (_waiting, _counts);
        for (var i = start; i < end; i++)
        {
            if (!_ids.TryRead(i, out var key, out var hash))
            {
                GuestLines++;
                continue;
            }

            var day = DayKey.Of(Days.Iso(days[i]));
            if (day > _lastKey)
            {
                LaterLines++;
                continue;
            }

            var part = plan.PartOf(hash) - _firstPart;
            if ((uint)part >= parts)
            {
                continue;
            }

            ref var line = ref waiting[(part * enough) + counts[part]];
            line.Key = _ids.Kept(i, key);
            line.Line = i;
            var fits = amounts.TryUnits(i, out line.Units, out var scale);
            line.SetFacts(day, scale, fits ? line.Units < 0 : amounts.IsNegative(i), !fits);
            if (++counts[part] == enough)
            {
                Add(part);
            }
        }
    }

    private void Add(int part)
    {
        _parts[part].Add(_waiting.AsSpan(part * _plan.WaitingLines, _counts[part]), _columns.Amounts);
        _counts[part] = 0;
    }
}
