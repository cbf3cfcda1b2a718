using System.Globalization;

namespace EcomCore.Budgeting;

/// <summary>Floors and caps of channels in whole smallest units: floors rounded up, caps down, so that whole amounts keep both.</summary>
internal sealed class UnitBounds
{
    private readonly Currency _currency;
    private readonly IReadOnlyList<ChannelBound> _channels;
    private readonly List<BudgetClash> _clashes = [];

    public UnitBounds(long total, Currency currency, IReadOnlyList<ChannelBound> channels, IReadOnlyList<BudgetGroup>? groups = null)
    {
        _currency = currency;
        _channels = channels;
        Floors = new long[channels.Count];
        Caps = new long[channels.Count];
        Minimums = new long[channels.Count];
        Steps = new long[channels.Count];
        for (var i = 0; i < channels.Count; i++)
        {
            ReadChannel(i);
        }

        Groups = [.. (groups ?? []).Select(ReadGroup)];
        var (floors, caps) = Ends();

        SmallestFeasibleTotal = ToAmount(floors);
        LargestUsableTotal = caps is { } sum ? ToAmount(sum) : null;
        if (floors > total)
        {
            _clashes.Add(new BudgetClash(
                BudgetClashKind.FloorsAboveTotal,
                [.. channels.Where((channel, i) => channel.Floor > 0m || Groups.Any(group => group.Floor > 0 && group.Members.Contains(i))).Select(channel => channel.Id)],
                string.Format(
                    CultureInfo.InvariantCulture, "The floors add up to {0}, above the total {1}.", SmallestFeasibleTotal, WholeUnits.ToAmount(total, currency))));
        }

        Usable = Stepped(caps is null || caps > total ? total : (long)caps, Enumerable.Range(0, channels.Count));
    }

    public long[] Floors { get; }

    /// <summary>Gets the caps; <see cref="long.MaxValue"/> where there is none.</summary>
    public long[] Caps { get; }

    /// <summary>Gets the least spends if any; 0 where every spend is allowed.</summary>
    public long[] Minimums { get; }

    /// <summary>Gets the steps; 0 where every spend is allowed.</summary>
    public long[] Steps { get; }

    public IReadOnlyList<UnitGroup> Groups { get; }

    public IReadOnlyList<BudgetClash> Clashes => _clashes;

    /// <summary>Gets the part of the total that the caps can hold.</summary>
    public long Usable { get; }

    public decimal SmallestFeasibleTotal { get; }

    public decimal? LargestUsableTotal { get; }

    private void ReadChannel(int i)
    {
        var channel = _channels[i];
        Steps[i] = WholeUnits.Exact(channel.Step, _currency, "Step");
        var step = Math.Max(1, Steps[i]);
        var minimum = RoundUp(WholeUnits.Ceiling(channel.Minimum, _currency, "Minimum"), step);
        Floors[i] = RoundUp(WholeUnits.Ceiling(channel.Floor, _currency, "Floor"), step);
        Floors[i] = Floors[i] > 0 ? Math.Max(Floors[i], minimum) : 0;
        Minimums[i] = Floors[i] > 0 ? 0 : minimum;
        Caps[i] = channel.Cap is { } cap ? WholeUnits.Floor(Math.Min(cap, WholeUnits.MaxAmount(_currency)), _currency, "Cap") / step * step : long.MaxValue;
        if (Floors[i] > Caps[i])
        {
            AddFloorClash(channel, minimum);
        }

        // A cap of 0 switches a channel off.
        if (Minimums[i] > Caps[i] && Caps[i] > 0)
        {
            Clash(BudgetClashKind.MinimumAboveCap, channel, "least spend if any", channel.Minimum);
        }
    }

    /// <summary>The least and the most that all channels can spend together, each group counted as one; no most where one has no cap.</summary>
    private (decimal Floors, decimal? Caps) Ends()
    {
        var floors = Groups.Sum(group => (decimal)group.Floor);
        var caps = AddCaps(Groups.Select(group => group.Cap));
        var grouped = new HashSet<int>(Groups.SelectMany(group => group.Members));
        for (var i = 0; i < Floors.Length; i++)
        {
            if (!grouped.Contains(i))
            {
                floors += Floors[i];
                caps = Caps[i] == long.MaxValue ? null : caps + Caps[i];
            }
        }

        return (floors, caps);
    }

    private UnitGroup ReadGroup(BudgetGroup group)
    {
        var members = Enumerable.Range(0, _channels.Count).Where(i => string.Equals(_channels[i].Group, group.Id, StringComparison.Ordinal)).ToArray();
        var floor = WholeUnits.Ceiling(group.Floor, _currency, "Floor");
        var cap = group.Cap is { } most ? WholeUnits.Floor(Math.Min(most, WholeUnits.MaxAmount(_currency)), _currency, "Cap") : long.MaxValue;
        var floors = members.Sum(i => (decimal)Floors[i]);
        var caps = AddCaps(members.Select(i => Caps[i])) ?? long.MaxValue;
        if (floor > cap || floors > cap || floor > caps)
        {
            _clashes.Add(new BudgetClash(BudgetClashKind.GroupUnreachable, [.. members.Select(i => _channels[i].Id)], string.Format(
                CultureInfo.InvariantCulture,
                floor > cap ? "Group {0}: the floor {1} is above the cap {2}."
                    : floors > cap ? "Group {0}: its channels' floors add up to {3}, above its cap {2}."
                    : "Group {0}: its channels' caps hold {4}, below its floor {1}.",
                group.Id,
                group.Floor,
                group.Cap,
                ToAmount(floors),
                ToAmount(caps))));
        }

        cap = Stepped((long)Math.Min(cap, caps), members);
        return new UnitGroup(members, (long)Math.Max(floor, Math.Min(floors, cap)), cap);
    }

    /// <summary>Where every spend is a multiple of a step, no more than a multiple of their common divisor can be spent.</summary>
    private long Stepped(long most, IEnumerable<int> members)
    {
        var divisor = 0L;
        foreach (var i in members)
        {
            if (Steps[i] == 0 || most == long.MaxValue)
            {
                return most;
            }

            divisor = GreatestCommonDivisor(divisor, Steps[i]);
        }

        return divisor > 0 ? most / divisor * divisor : most;
    }

    private void AddFloorClash(ChannelBound channel, long minimum)
    {
        if (channel.Floor > channel.Cap || (channel.Step == 0m && minimum == 0))
        {
            Clash(BudgetClashKind.FloorAboveCap, channel, "floor", channel.Floor);
            return;
        }

        _clashes.Add(new BudgetClash(BudgetClashKind.FloorAboveCap, [channel.Id], string.Format(
            CultureInfo.InvariantCulture,
            channel.Step == 0m ? "{0}: the least spend if any {1} is above the cap {3}, and the floor {2} asks for a spend."
                : "{0}: no multiple of the step {4}, at least {1}, lies between the floor {2} and the cap {3}.",
            channel.Id,
            ToAmount(minimum),
            channel.Floor,
            channel.Cap,
            channel.Step)));
    }

    private void Clash(BudgetClashKind kind, ChannelBound channel, string what, decimal value) =>
        _clashes.Add(new BudgetClash(kind, [channel.Id], string.Format(
            CultureInfo.InvariantCulture, "{0}: the {1} {2} is above the cap {3}.", channel.Id, what, value, channel.Cap)));

    private static decimal? AddCaps(IEnumerable<long> caps)
    {
        decimal? sum = 0m;
        foreach (var cap in caps)
        {
            sum = cap == long.MaxValue ? null : sum + cap;
        }

        return sum;
    }

    private static long RoundUp(long units, long step) => (units + step - 1) / step * step;

    private static long GreatestCommonDivisor(long a, long b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }

    private decimal ToAmount(decimal units) => units * _currency.SmallestUnit;
}
