namespace EcomCore.Risk;

/// <summary>Remembers the last so many ids.</summary>
internal sealed class RecentIds(int capacity)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public bool Contains(string id) => _ids.Contains(id);

    /// <summary>Remembers an id.</summary>
    public void Add(string id)
    {
        if (!_ids.Add(id))
        {
            return;
        }

        _order.Enqueue(id);
        if (_order.Count > capacity)
        {
            _ids.Remove(_order.Dequeue());
        }
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
