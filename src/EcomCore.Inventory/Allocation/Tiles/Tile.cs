#if NET
using System.Buffers;
using System.Runtime.InteropServices;

namespace EcomCore.Inventory;

/// <summary>
/// Up to 16 items laid out channel by channel: the value of channel c of item i stands at 16 * c + i, so that one vector holds the same channel of
/// neighbouring items. Items with fewer channels than the tile are filled up with channels that take nothing.
/// </summary>
internal readonly ref struct Tile
{
    /// <summary>Items side by side.</summary>
    public const int Items = 16;

    /// <summary>Beyond this many channels the items are divided one by one.</summary>
    public const int MostChannels = 256;

    // Values per item, and per item and channel.
    private const int Singles = 2;
    private const int Columns = 7;
    private const int ValuesPerLine = 8;

    // Columns a power of two apart would share their places in the cache, and a load there wait for the store of another column.
    private const int Gap = 3 * ValuesPerLine;

    private readonly double[] _rented;
    private readonly GCHandle _pin;
    private readonly Span<double> _space;

    private Tile(double[] rented, GCHandle pin, Span<double> space, int channels)
    {
        var size = Items * channels;
        var pitch = size + Gap;
        _rented = rented;
        _pin = pin;
        _space = space;
        Channels = channels;
        Stock = space.Slice(0, Items);
        Left = space.Slice(Items, Items);
        Shares = space.Slice(Singles * Items, size);
        Counts = space.Slice((Singles * Items) + pitch, size);
        Inverse = space.Slice((Singles * Items) + (2 * pitch), size);
        Fewest = space.Slice((Singles * Items) + (3 * pitch), size);
        Most = space.Slice((Singles * Items) + (4 * pitch), size);
        Lots = space.Slice((Singles * Items) + (5 * pitch), size);
        Ahead = space.Slice((Singles * Items) + (6 * pitch), size);
    }

    /// <summary>Gets the number of channels of every item of the tile.</summary>
    public int Channels { get; }

    /// <summary>Gets the units to divide, per item.</summary>
    public Span<double> Stock { get; }

    /// <summary>Gets the units that no channel got, per item.</summary>
    public Span<double> Left { get; }

    /// <summary>Gets demand times weight.</summary>
    public Span<double> Shares { get; }

    /// <summary>Gets the lots of each channel, the result.</summary>
    public Span<double> Counts { get; }

    /// <summary>Gets room for 1 divided by the share.</summary>
    public Span<double> Inverse { get; }

    /// <summary>Gets the floor in units; in lots once the limits are set.</summary>
    public Span<double> Fewest { get; }

    /// <summary>Gets the cap in units; in lots once the limits are set.</summary>
    public Span<double> Most { get; }

    /// <summary>Gets the units of a lot.</summary>
    public Span<double> Lots { get; }

    /// <summary>Gets room for how far each channel's next unit is from the level; with lots, for the shares divided by their lots.</summary>
    public Span<double> Ahead { get; }

    /// <summary>Takes the space for tiles of up to so many channels from the shared pool; give it back with <see cref="Return"/>.</summary>
    public static Tile Rent(int channels)
    {
        var rented = ArrayPool<double>.Shared.Rent(ValuesPerLine + SizeOf(Math.Max(1, Math.Min(channels, MostChannels))));

        // Held in its place, the space can begin where a line of the cache does, and no vector lies across two lines.
        var pin = GCHandle.Alloc(rented, GCHandleType.Pinned);
        var bytes = (int)(-pin.AddrOfPinnedObject() & ((ValuesPerLine * sizeof(double)) - 1));
        return new(rented, pin, rented.AsSpan(bytes / sizeof(double)), 0);
    }

    /// <summary>The same space for tiles of another number of channels.</summary>
    public Tile For(int channels) => channels == Channels ? this : new(_rented, _pin, _space, channels);

    /// <summary>Gives the space back.</summary>
    public void Return()
    {
        _pin.Free();
        ArrayPool<double>.Shared.Return(_rented);
    }

    private static int SizeOf(int channels) => (Items * Singles) + (Columns * ((Items * channels) + Gap));
}
#endif
