#if NET
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcomCore.Inventory;

/// <summary>The columns of a tile, and what is done with one channel of neighbouring items.</summary>
internal readonly ref struct TileColumns
{
    private readonly ref double _shares;
    private readonly ref double _counts;
    private readonly ref double _inverse;
    private readonly ref double _ahead;
    private readonly ref double _fewest;
    private readonly ref double _most;
    private readonly ref double _lots;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TileColumns(in Tile tile)
    {
        _shares = ref MemoryMarshal.GetReference(tile.Shares);
        _counts = ref MemoryMarshal.GetReference(tile.Counts);
        _inverse = ref MemoryMarshal.GetReference(tile.Inverse);
        _ahead = ref MemoryMarshal.GetReference(tile.Ahead);
        _fewest = ref MemoryMarshal.GetReference(tile.Fewest);
        _most = ref MemoryMarshal.GetReference(tile.Most);
        _lots = ref MemoryMarshal.GetReference(tile.Lots);
    }

    /// <summary>Counts a channel at a level.</summary>
    /// <param name="place">Where the channel of the first item stands.</param>
    /// <param name="level">Units per share.</param>
    /// <param name="up">What is added before rounding down.</param>
    /// <param name="used">Grows by the units counted.</param>
    /// <param name="slope">Grows by the share where the count is between floor and cap.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Count<T, TLots>(int place, T level, T up, ref T used, ref T slope)
        where T : struct, ILanes<T>
        where TLots : struct, ITileLots
    {
        var share = T.Load(ref _shares, place);
        var wish = T.Floor(T.SumOfProduct(level, TLots.HasLots ? T.Load(ref _ahead, place) : share, up));
        var count = T.Smaller(T.Load(ref _most, place), T.Larger(T.Load(ref _fewest, place), wish));
        T.Store(count, ref _counts, place);
        used = TLots.HasLots ? T.SumOfProduct(count, T.Load(ref _lots, place), used) : used + count;
        slope += T.ChooseSame(count, wish, share, T.All(0));
    }

    /// <summary>Finds how far the next lot of a channel is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Measure<T>(int place, in Way<T> way, T tie, ref Front<T> front)
        where T : struct, ILanes<T>
    {
        var lot = T.Load(ref _lots, place);
        var count = T.Load(ref _counts, place);
        var perUnit = T.Load(ref _inverse, place);
        var distance = way.Distance(T.Load(ref _shares, place), count, lot, perUnit, tie);
        Add(place, way, count, distance, perUnit * lot, lot, ref front);
    }

    /// <summary>Moves a channel's next lot if it is within reach.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Move<T>(int place, T sign, T reach)
        where T : struct, ILanes<T> =>
        T.Store(T.Load(ref _counts, place) + T.ChooseAtMost(T.Load(ref _ahead, place), reach, sign, T.All(0)), ref _counts, place);

    /// <summary>Moves a channel's next lot if it is within reach, and finds how far the one after it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MoveAndMeasure<T>(int place, in Way<T> way, T reach, ref Front<T> front)
        where T : struct, ILanes<T>
    {
        var lot = T.Load(ref _lots, place);
        var step = T.Load(ref _inverse, place) * lot;
        var distance = T.Load(ref _ahead, place);
        var count = T.Load(ref _counts, place) + T.ChooseAtMost(distance, reach, way.Sign, T.All(0));
        T.Store(count, ref _counts, place);
        Add(place, way, count, distance + T.ChooseAtMost(distance, reach, step, T.All(0)), step, lot, ref front);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add<T>(int place, in Way<T> way, T count, T distance, T step, T lot, ref Front<T> front)
        where T : struct, ILanes<T>
    {
        // A channel at its limit has no lot to take or to give.
        var limit = T.Choose(way.IsDown, T.Load(ref _fewest, place), T.Load(ref _most, place));
        distance = T.ChooseSame(count, limit, T.All(double.PositiveInfinity), distance);
        T.Store(distance, ref _ahead, place);
        front.Add(distance, step, lot);
    }
}
#endif
