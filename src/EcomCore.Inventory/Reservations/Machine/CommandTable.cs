namespace EcomCore.Inventory;

/// <summary>The answered commands of one part: a ring in which the newest replaces the oldest.</summary>
internal sealed class CommandTable(int limit)
{
    private readonly IdIndex _index = new();
    private CommandRow[] _rows = [];
    private int _next;

    /// <summary>Guards the table; taken before the locks of orders and stock.</summary>
    public Gate Gate { get; } = new();

    public int Count { get; private set; }

    /// <summary>Working memory of the command that holds the gate.</summary>
    public Draft[] Drafts = new Draft[16];

    public bool TryFind(uint hash, string id, out CommandRow found)
    {
        var place = _index.Home(hash);
        int row;
        while ((row = _index.Find(hash, ref place)) >= 0)
        {
            if (_rows[row].Id == id)
            {
                found = _rows[row];
                return true;
            }

            place = _index.After(place);
        }

        found = default;
        return false;
    }

    public void Add(uint hash, in CommandRow row)
    {
        if (Count < limit)
        {
            Rows.Reserve(ref _rows, Count + 1);
            Count++;
        }
        else
        {
            _index.Remove(_rows[_next].Hash, _next);
        }

        _rows[_next] = row;
        _index.Add(hash, _next);
        _next = _next + 1 == limit ? 0 : _next + 1;
    }

    /// <summary>The rows, oldest first.</summary>
    public IEnumerable<CommandRow> OldestFirst()
    {
        var first = Count < limit ? 0 : _next;
        for (var i = 0; i < Count; i++)
        {
            yield return _rows[(first + i) % Count];
        }
    }
}
