namespace EcomCore.Risk;

/// <summary>The order in which incidents are dropped when too many wait: what is answered, then what is quiet, then the least grave; of those the oldest.</summary>
internal sealed class NeedOrder
{
    private readonly SortedSet<(int Need, long Id)> _order = [];
    private readonly Dictionary<long, int> _needs = [];

    /// <summary>Gets the number of the incident that is dropped first.</summary>
    public long LeastNeeded => _order.Min.Id;

    /// <summary>Puts an incident in its place, a new one or one that has changed.</summary>
    public void Place(IncidentFile file)
    {
        var need = NeedOf(file);
        if (_needs.TryGetValue(file.Id, out var before))
        {
            if (before == need)
            {
                return;
            }

            _order.Remove((before, file.Id));
        }

        _needs[file.Id] = need;
        _order.Add((need, file.Id));
    }

    public void Remove(long id)
    {
        if (_needs.TryGetValue(id, out var need))
        {
            _needs.Remove(id);
            _order.Remove((need, id));
        }
    }

    private static int NeedOf(IncidentFile file) =>
        (file.Status == IncidentStatus.Answered ? 0 : 8) + (file.IsQuiet ? 0 : 4) + (3 - file.Level);
}
