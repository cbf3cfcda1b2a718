using System.Diagnostics.CodeAnalysis;

namespace EcomCore.Risk;

/// <summary>The incidents that nothing happens to any more, the last so many of them: they can be reopened.</summary>
internal sealed class AnsweredIncidents(int capacity)
{
    private readonly SortedDictionary<long, IncidentFile> _byTurn = [];
    private readonly Dictionary<long, long> _turns = [];
    private long _turn;

    /// <summary>Gets them in the order in which they came.</summary>
    public IReadOnlyCollection<IncidentFile> InOrder => _byTurn.Values;

    /// <summary>Keeps one more, and lets go of the one that came first when there are too many.</summary>
    public void Add(IncidentFile file)
    {
        Remove(file.Id);
        _turns.Add(file.Id, ++_turn);
        _byTurn.Add(_turn, file);
        if (_byTurn.Count > capacity)
        {
            Remove(_byTurn.First().Value.Id);
        }
    }

    public bool TryGet(long id, [NotNullWhen(true)] out IncidentFile? file)
    {
        file = null;
        return _turns.TryGetValue(id, out var turn) && _byTurn.TryGetValue(turn, out file);
    }

    public void Remove(long id)
    {
        if (_turns.TryGetValue(id, out var turn))
        {
            _turns.Remove(id);
            _byTurn.Remove(turn);
        }
    }
}
