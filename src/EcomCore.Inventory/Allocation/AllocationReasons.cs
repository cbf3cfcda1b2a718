namespace EcomCore.Inventory;

/// <summary>Why each channel of one item got what it got.</summary>
internal readonly ref struct AllocationReasons
{
    private readonly AllocationItem _item;
    private readonly AllocationMethod _method;
    private readonly ItemOutcome _outcome;
    private readonly ProfitDesk _money;

    // The first tier for which nothing was left; beyond every tier where tiers did not matter.
    private readonly long _firstLaterTier = long.MaxValue;

    /// <summary>Looks at an item that was just divided.</summary>
    /// <param name="item">The item, with the stock that was divided and every column filled.</param>
    /// <param name="policy">The rules it was divided by.</param>
    /// <param name="outcome">How it went.</param>
    /// <param name="desk">The working space as the division left it.</param>
    /// <param name="money">The same for expected profit.</param>
    /// <param name="units">The units of each channel.</param>
    /// <param name="counts">Room for as many numbers.</param>
    public AllocationReasons(
        in AllocationItem item,
        AllocationPolicy policy,
        ItemOutcome outcome,
        in AllocationDesk desk,
        in ProfitDesk money,
        scoped ReadOnlySpan<long> units,
        scoped Span<long> counts)
    {
        (_method, _outcome) = (policy.Method, outcome);
        _item = item;
        _money = money;
        NextLot = -1;
        if (outcome.ServedTier is { } served)
        {
            // Where earlier tiers took the very last unit, nothing was left for the tier in which the stock ran out, either.
            _firstLaterTier = outcome.Left == 0 && EarlierTookAll(served, item, desk, units) ? served : served + 1L;
        }

        if (outcome.Left > 0 && !units.IsEmpty)
        {
            for (var i = 0; i < units.Length; i++)
            {
                counts[i] = ItemAllocator.LotsWithin(units[i], desk.Lots[i]);
            }

            var next = IsByWorth ? MostWorth(desk, money, counts) : LastLots.NextOpen(desk, policy.Rounding, counts);
            NextLot = next >= 0 && desk.Lots[next] > outcome.Left ? next : -1;
        }
    }

    /// <summary>Gets the channel whose lot comes next and is larger than what is left; -1 when there is none.</summary>
    public int NextLot { get; }

    private bool IsByWorth => _method == AllocationMethod.ExpectedProfit && _outcome.FloorsMet;

    /// <summary>Why a channel has so many units.</summary>
    public BindingConstraint Of(int i, long units)
    {
        var lot = _item.Lots[i];
        var cap = ItemAllocator.LotsWithin(_item.Caps[i], lot);
        var floor = Math.Min(cap, ItemAllocator.LotsCovering(_item.Floors[i], lot));
        if (_method == AllocationMethod.Priority)
        {
            cap = Math.Max(floor, ItemAllocator.LotsOfDemand(_item.Demand[i], lot, cap));
        }

        var lots = ItemAllocator.LotsWithin(units, lot);
        return !_outcome.FloorsMet ? InShortage(i, lots, floor, cap)
            : HasNoDemand(i) ? BindingConstraint.NoDemand
            : lots == cap && HasCap(i) ? BindingConstraint.Cap
            : NextLot >= 0 && Wants(i) ? BehindLot(i)
            : IsLater(i) ? BindingConstraint.Tier
            : lots == floor && floor > 0 ? BindingConstraint.Floor
            : _outcome.Left > 0 ? BindingConstraint.Profit
            : BindingConstraint.Share;
    }

    // What no cap was given for is full at long.MaxValue by the number alone.
    private bool HasCap(int i) => _method == AllocationMethod.Priority || _item.Caps[i] < long.MaxValue;

    private static int MostWorth(in AllocationDesk desk, in ProfitDesk money, ReadOnlySpan<long> counts)
    {
        var best = -1;
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] < desk.Most[i] && money.Next[i].Pays && (best < 0 || money.Next[i].CompareTo(money.Next[best]) > 0))
            {
                best = i;
            }
        }

        return best;
    }

    private BindingConstraint InShortage(int i, long lots, long floor, long cap) =>
        floor == 0 && HasNoDemand(i) ? BindingConstraint.NoDemand
        : lots == cap && HasCap(i) ? BindingConstraint.Cap
        : floor == 0 ? BindingConstraint.Shortage
        : lots == floor ? BindingConstraint.Floor
        : NextLot >= 0 ? BehindLot(i)
        : IsLater(i) ? BindingConstraint.Tier
        : BindingConstraint.Shortage;

    private BindingConstraint BehindLot(int i) =>
        _item.Lots[i] <= _outcome.Left ? BindingConstraint.LotAhead
        : IsLater(i) ? BindingConstraint.Tier
        : BindingConstraint.Lot;

    private bool HasNoDemand(int i) => _method == AllocationMethod.ExpectedProfit
        ? _money.Curves[i].Mean == 0
        : ItemAllocator.ShareOf(_item.Demand[i], _item.Weights[i]) == 0;

    private bool Wants(int i) => !IsByWorth || _money.Next[i].Pays;

    private bool IsLater(int i) => _item.Tiers[i] >= _firstLaterTier;

    private static bool EarlierTookAll(int served, in AllocationItem item, in AllocationDesk desk, ReadOnlySpan<long> units)
    {
        var earlierTook = false;
        for (var i = 0; i < units.Length; i++)
        {
            if (item.Tiers[i] == served && units[i] > desk.Fewest[i] * desk.Lots[i])
            {
                return false;
            }

            earlierTook |= item.Tiers[i] < served && units[i] > 0;
        }

        return earlierTook;
    }
}
