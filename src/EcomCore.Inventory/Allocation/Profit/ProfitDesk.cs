using System.Buffers;

namespace EcomCore.Inventory;

/// <summary>Working space for one item divided by expected profit: per channel its curve, its money, and what its last and its next lot are worth.</summary>
internal readonly ref struct ProfitDesk
{
    private const long Unknown = -UnitTails.Counts;

    // Two of these are a double still; and a power of two, by which no digit is lost but below 1e-307.
    private const double MostMoney = double.MaxValue / 2;
    private const double LargeCoin = 4;

    // Times the smallest chances, money below 2^-33 loses digits that decide the order; in coins of 2^-600 it does not.
    private const double LeastMoney = 1.1641532182693481e-10;
    private const double SmallCoin = 2.4099198651028841e-181;

    private readonly SalesCurve[] _curves;
    private readonly double[] _margins;
    private readonly double[] _sorted;
    private readonly Worth[] _worths;
    private readonly int[] _heap;
    private readonly long[] _spare;
    private readonly double[] _tails;
    private readonly Span<long> _firsts;

    private ProfitDesk(SalesCurve[] curves, double[] margins, double[] sorted, Worth[] worths, int[] heap, long[] spare, double[] tails, double holdingCost, int channels, double coin = 1)
    {
        _curves = curves;
        _margins = margins;
        _sorted = sorted;
        _worths = worths;
        _heap = heap;
        _spare = spare;
        _tails = tails;
        _firsts = spare.AsSpan(channels, channels);
        HoldingCost = holdingCost;
        Coin = coin;
        Curves = curves.AsSpan(0, channels);
        Margins = margins.AsSpan(0, channels);
        Next = worths.AsSpan(0, channels);
        Last = worths.AsSpan(channels, channels);
        Heap = heap.AsSpan(0, channels);
        Spare = spare.AsSpan(0, channels);
    }

    public Span<SalesCurve> Curves { get; }

    public Span<double> Margins { get; }

    /// <summary>Gets what the next lot of each channel is worth per unit.</summary>
    public Span<Worth> Next { get; }

    /// <summary>Gets what the last lot taken is worth per unit; meaningless where a channel has its fewest.</summary>
    public Span<Worth> Last { get; }

    public Span<int> Heap { get; }

    /// <summary>Gets room for a second set of counts.</summary>
    public Span<long> Spare { get; }

    public double HoldingCost { get; }

    /// <summary>Gets what one of the money's numbers stands for.</summary>
    public double Coin { get; }

    public static ProfitDesk Rent(int channels, double holdingCost) => new(
        ArrayPool<SalesCurve>.Shared.Rent(channels),
        ArrayPool<double>.Shared.Rent(channels),
        ArrayPool<double>.Shared.Rent(channels),
        ArrayPool<Worth>.Shared.Rent(checked(2 * channels)),
        ArrayPool<int>.Shared.Rent(channels),
        ArrayPool<long>.Shared.Rent(checked(2 * channels)),
        ArrayPool<double>.Shared.Rent(checked(UnitTails.Counts * channels)),
        holdingCost,
        channels);

    public ProfitDesk For(int channels) => channels == Curves.Length ? this : new(_curves, _margins, _sorted, _worths, _heap, _spare, _tails, HoldingCost, channels);

    /// <summary>Fills in the curves and the margins of an item.</summary>
    public void SetCurves(in AllocationItem item, DemandModel model)
    {
        for (var i = 0; i < Curves.Length; i++)
        {
            Curves[i] = SalesCurve.Of(model, item.Demand[i], item.Deviations.IsEmpty ? 0 : item.Deviations[i]);
            Margins[i] = item.Margins.IsEmpty ? 1 : item.Margins[i];
        }

        ForgetTails();
    }

    /// <summary>
    /// The same desk with its money in a larger coin where sums of it might not fit a double, and in a smaller one where it is next to nothing; call it when
    /// the margins are set.
    /// </summary>
    public ProfitDesk InFittingCoins()
    {
        var most = HoldingCost;
        foreach (var margin in Margins)
        {
            most = Math.Max(most, margin);
        }

        if ((most >= LeastMoney && most <= MostMoney) || most == 0)
        {
            return this;
        }

        var coin = most > MostMoney ? LargeCoin : SmallCoin;
        for (var i = 0; i < Margins.Length; i++)
        {
            Margins[i] /= coin;
        }

        return new(_curves, _margins, _sorted, _worths, _heap, _spare, _tails, HoldingCost / coin, Curves.Length, coin);
    }

    /// <summary>What one more lot of a channel is worth per unit.</summary>
    public Worth WorthOf(int channel, long lots, in AllocationDesk desk) => desk.Lots[channel] == 1 && Curves[channel].HasUnitTails(lots)
        ? WorthOfUnit(channel, lots)
        : Curves[channel].WorthOf(lots, desk.Lots[channel], Margins[channel], HoldingCost);

    /// <summary>Whether the tails of two units of a channel are kept together.</summary>
    public static bool AreTogether(long unit, long other) => (unit & -UnitTails.Counts) == (other & -UnitTails.Counts);

    /// <summary>About the lots of a channel that are worth at least a price, or more than it.</summary>
    public double Guess(int channel, Worth price, bool isStrict, long lot)
    {
        if (Margins[channel] + HoldingCost <= 0)
        {
            return 0;
        }

        var (sold, unsold) = price.ShareOf(Margins[channel], HoldingCost);
        return isStrict && unsold <= 0 ? 0 : Curves[channel].Guess(sold, unsold, lot);
    }

    /// <summary>About the units of a channel that are worth at least a price: a guess, less what the guess is wrong by at the unit whose worth was asked for last.</summary>
    public long CountAfter(int channel, long unit, Worth price)
    {
        var tail = _tails[(UnitTails.Counts * channel) + (int)(unit & (UnitTails.Counts - 1))];
        var (sold, unsold) = price.ShareOf(Margins[channel], HoldingCost);
        var count = unit + 1 + Curves[channel].UnitsBetween(tail, (_firsts[channel] & 1) != 0, sold, unsold);
        return count > 0 ? (count < long.MaxValue ? (long)count : long.MaxValue) : 0;
    }

    /// <summary>Sorts the margins, the lowest first.</summary>
    public ReadOnlySpan<double> SortMargins()
    {
        Margins.CopyTo(_sorted);
        Array.Sort(_sorted, 0, Margins.Length);
        return _sorted.AsSpan(0, Margins.Length);
    }

    /// <summary>The price of a margin by its place among those sorted.</summary>
    public Worth PriceOf(int place) => new(_sorted[place], 0);

    /// <summary>The scale of prices below a margin by its place among those sorted.</summary>
    public PriceScale ScaleOf(int place)
    {
        var next = MarginBelow(place);
        return new PriceScale(_sorted[place], next < 0 ? 0 : _sorted[next], HoldingCost);
    }

    /// <summary>The place of the next lower margin; -1 when there is none.</summary>
    public int MarginBelow(int place)
    {
        var next = place - 1;
        while (next >= 0 && _sorted[next] == _sorted[place])
        {
            next--;
        }

        return next;
    }

    /// <summary>The place of the next higher margin; the same when there is none.</summary>
    public int NextMargin(int place)
    {
        var next = place;
        while (next + 1 < Margins.Length && _sorted[next] == _sorted[place])
        {
            next++;
        }

        return next;
    }

    /// <summary>Forgets the tails kept of earlier curves; call it when the curves are set.</summary>
    public void ForgetTails() => _firsts.Fill(Unknown);

    public void Return()
    {
        if (_curves is null)
        {
            return;
        }

        // Curves may hold on to observations.
        ArrayPool<SalesCurve>.Shared.Return(_curves, clearArray: true);
        ArrayPool<double>.Shared.Return(_margins);
        ArrayPool<double>.Shared.Return(_sorted);
        ArrayPool<Worth>.Shared.Return(_worths);
        ArrayPool<int>.Shared.Return(_heap);
        ArrayPool<long>.Shared.Return(_spare);
        ArrayPool<double>.Shared.Return(_tails);
    }

    private Worth WorthOfUnit(int channel, long unit)
    {
        // The lowest bit of the first count, a multiple of eight, tells which side its tails are.
        var tails = _tails.AsSpan(UnitTails.Counts * channel, UnitTails.Counts);
        var first = unit & -UnitTails.Counts;
        if ((_firsts[channel] & -2) != first)
        {
            _firsts[channel] = Curves[channel].FillUnitTails(first, tails) ? first | 1 : first;
        }

        return SalesCurve.WorthOfUnit(tails[(int)(unit - first)], (_firsts[channel] & 1) != 0, Margins[channel], HoldingCost);
    }
}
