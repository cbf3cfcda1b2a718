using System.Buffers;

namespace EcomCore.Inventory;

/// <summary>Working space for one item at a time: per channel its share and the two factors of it, the fewest and the most lots, and the lot's units.</summary>
internal readonly ref struct AllocationDesk
{
    /// <summary>Up to this many channels the last lots are found by looking at all of them; beyond, with a heap.</summary>
    public const int FewChannels = 16;

    /// <summary>Columns of doubles and of longs per channel.</summary>
    public const int DoubleColumns = 3;
    public const int LongColumns = 3;

    private readonly double[] _rentedDoubles;
    private readonly long[] _rentedLongs;
    private readonly int[] _rentedHeap;
    private readonly Span<double> _doubles;
    private readonly Span<long> _longs;

    private AllocationDesk(double[] rentedDoubles, long[] rentedLongs, int[] rentedHeap, Span<double> doubles, Span<long> longs, int channels)
    {
        _rentedDoubles = rentedDoubles;
        _rentedLongs = rentedLongs;
        _rentedHeap = rentedHeap;
        _doubles = doubles;
        _longs = longs;
        Shares = doubles[..channels];
        Demands = doubles.Slice(channels, channels);
        Weights = doubles.Slice(2 * channels, channels);
        Fewest = longs[..channels];
        Most = longs.Slice(channels, channels);
        Lots = longs.Slice(2 * channels, channels);
        Heap = rentedHeap.AsSpan(0, channels > FewChannels ? channels : 0);
    }

    /// <summary>Gets the double nearest to demand times weight, in units whatever the lot.</summary>
    public Span<double> Shares { get; }

    /// <summary>Gets the first factor of each share.</summary>
    public Span<double> Demands { get; }

    /// <summary>Gets the second factor of each share.</summary>
    public Span<double> Weights { get; }

    public Span<long> Fewest { get; }

    public Span<long> Most { get; }

    public Span<long> Lots { get; }

    public Span<int> Heap { get; }

    /// <summary>Gets room for an item of a batch by channel.</summary>
    public ItemCopy Copy { get; init; }

    /// <summary>Takes the space from the shared pool; give it back with <see cref="Return"/>.</summary>
    public static AllocationDesk Rent(int channels)
    {
        var doubles = ArrayPool<double>.Shared.Rent(checked(DoubleColumns * channels));
        var longs = ArrayPool<long>.Shared.Rent(checked(LongColumns * channels));
        var heap = channels > FewChannels ? ArrayPool<int>.Shared.Rent(channels) : [];
        return new AllocationDesk(doubles, longs, heap, doubles, longs, channels);
    }

    /// <summary>Uses space of the caller: three doubles and three longs for each of at most <see cref="FewChannels"/> channels.</summary>
    public static AllocationDesk On(Span<double> doubles, Span<long> longs, int channels) => new([], [], [], doubles, longs, channels);

    /// <summary>The same space for an item with another number of channels.</summary>
    public AllocationDesk For(int channels) =>
        channels == Shares.Length ? this : new(_rentedDoubles, _rentedLongs, _rentedHeap, _doubles, _longs, channels) { Copy = Copy };

    public void Return()
    {
        Copy.Return();
        if (_rentedDoubles.Length > 0)
        {
            ArrayPool<double>.Shared.Return(_rentedDoubles);
            ArrayPool<long>.Shared.Return(_rentedLongs);
        }

        if (_rentedHeap.Length > 0)
        {
            ArrayPool<int>.Shared.Return(_rentedHeap);
        }
    }
}
