using System.Buffers;

namespace EcomCore.Inventory;

/// <summary>Working space for one item at a time: per channel its share per lot, the fewest and the most lots, and the lot's units.</summary>
internal ref struct AllocationDesk
{
    /// <summary>Up to this many channels the last lots are found by looking at all of them; beyond, with a heap.</summary>
    public const int FewChannels = 16;

    private readonly double[] _doubles;
    private readonly long[] _longs;
    private readonly int[] _heap;

    private AllocationDesk(double[] doubles, long[] longs, int[] heap, int channels)
    {
        _doubles = doubles;
        _longs = longs;
        _heap = heap;
        Shares = doubles.AsSpan(0, channels);
        Fewest = longs.AsSpan(0, channels);
        Most = longs.AsSpan(channels, channels);
        Lots = longs.AsSpan(2 * channels, channels);
        Heap = heap.AsSpan(0, channels > FewChannels ? channels : 0);
    }

    public Span<double> Shares { get; private set; }

    public Span<long> Fewest { get; private set; }

    public Span<long> Most { get; private set; }

    public Span<long> Lots { get; private set; }

    public Span<int> Heap { get; private set; }

    /// <summary>Takes the space from the shared pool; give it back with <see cref="Return"/>.</summary>
    public static AllocationDesk Rent(int channels) => new(
        ArrayPool<double>.Shared.Rent(channels),
        ArrayPool<long>.Shared.Rent(checked(3 * channels)),
        channels > FewChannels ? ArrayPool<int>.Shared.Rent(channels) : [],
        channels);

    public readonly AllocationDesk For(int channels) => new(_doubles, _longs, _heap, channels);

    public readonly void Return()
    {
        ArrayPool<double>.Shared.Return(_doubles);
        ArrayPool<long>.Shared.Return(_longs);
        if (_heap.Length > 0)
        {
            ArrayPool<int>.Shared.Return(_heap);
        }
    }
}
