namespace EcomCore.Segmentation;

/// <summary>Gives every distinct id the next whole number: 0, 1, 2, ... in order of first appearance.</summary>
/// <remarks>A text that is a whole number of 64 bits in plain writing is the same id as that number, and is kept as one.</remarks>
internal sealed class IdIndex
{
    private readonly NumberTable _numbers = new();
    private readonly TextTable _texts;

    public IdIndex() => _texts = new TextTable(Ids);

    /// <summary>The ids, by number.</summary>
    public IdList Ids { get; } = new();

    public int Count => Ids.Count;

    public int GetOrAdd(ReadOnlySpan<char> id)
    {
        if (PlainNumber.TryParse(id, out var number))
        {
            return GetOrAdd(number);
        }

        var next = Count;
        var found = _texts.GetOrAdd(id, next);
        if (found == next)
        {
            Ids.Append(id);
        }

        return found;
    }

    public int GetOrAdd(long id)
    {
        var next = Count;
        var found = _numbers.GetOrAdd(id, next);
        if (found == next)
        {
            Ids.Append(id);
        }

        return found;
    }
}
