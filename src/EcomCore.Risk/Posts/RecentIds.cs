namespace EcomCore.Risk;

/// <summary>Remembers the last so many ids.</summary>
internal sealed class RecentIds(int capacity)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Remembers an id; false when it was known.</summary>
    public bool Add(string id)
    {
        if (!_ids.Add(id))
        {
            return false;
        }

        _order.Enqueue(id);
        if (_order.Count > capacity)
        {
            _ids.Remove(_order.Dequeue());
        }

        return true;
    }

    public void Write(StateWriter writer) => writer.Write(_order);

    public void Read(StateReader reader)
    {
        foreach (var id in reader.Texts())
        {
            Add(id);
        }
    }
}
