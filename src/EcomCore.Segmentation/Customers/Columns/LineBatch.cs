using System.Buffers;

namespace EcomCore.Segmentation;

/// <summary>Room for the lines of some slices, each in the order of the parts. To be disposed: its memory is rented.</summary>
/// <typeparam name="TKey">The form of the ids.</typeparam>
internal sealed class LineBatch<TKey> : IDisposable
    where TKey : struct, ICustomerKey<TKey>
{
    private readonly int _sliceLength;
    private readonly int _parts;
    private readonly int[] _ends;
    private ColumnLine<TKey>[] _lines;

    public LineBatch(int slices, int sliceLength, int parts)
    {
        (_sliceLength, _parts) = (sliceLength, parts);
        _ends = new int[slices * parts];
        _lines = ArrayPool<ColumnLine<TKey>>.Shared.Rent(slices * sliceLength);
    }

    /// <summary>Room for so many lines of a slice.</summary>
    public Span<ColumnLine<TKey>> RoomOf(int slice, int lines) => _lines.AsSpan(slice * _sliceLength, lines);

    /// <summary>Where in the slice the lines of each part end.</summary>
    public Span<int> EndsOf(int slice) => _ends.AsSpan(slice * _parts, _parts);

    public Span<ColumnLine<TKey>> LinesOf(int slice, int part)
    {
        var ends = EndsOf(slice);
        var start = part == 0 ? 0 : ends[part - 1];
        return _lines.AsSpan((slice * _sliceLength) + start, ends[part] - start);
    }

    public void Dispose()
    {
        ArrayPool<ColumnLine<TKey>>.Shared.Return(_lines);
        _lines = [];
    }
}
