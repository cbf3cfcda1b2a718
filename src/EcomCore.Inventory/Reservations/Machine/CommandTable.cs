using System.Runtime.CompilerServices;

namespace EcomCore.Inventory;

/// <summary>The answered commands of one part: a ring in which the newest replaces the oldest.</summary>
internal sealed class CommandTable(int limit, Gate gate)
{
    private readonly IdIndex _index = new();
    private CommandRow[] _rows = [];
    private int _next;

    /// <summary>Guards the table; taken before the locks of orders and stock.</summary>
    public Gate Gate { get; } = gate;

    public int Count { get; private set; }

    /// <summary>Working memory of the command that holds the gate.</summary>
    public Draft[] Drafts = new Draft[16];

    /// <summary>The row of a command; none when it is not remembered.</summary>
    public int Find(uint hash, string id)
    {
        var place = _index.Home(hash);
        int row;
        while ((row = _index.Find(hash, ref place)) >= 0)
        {
            if (_rows[row].Id == id)
            {
                return row;
            }

            place = IdIndex.After(place);
        }

        return Rows.None;
    }

    /// <summary>The first answer again, or that the id was used for another command.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public LedgerAnswer Repeat(int row, long fingerprint)
    {
        ref var first = ref _rows[row];
        return first.Fingerprint == fingerprint ? first.Answer.ToAnswer().Again() : LedgerAnswer.Invalid(LedgerReason.CommandIdReused);
    }

    public ref readonly CommandRow Add(uint hash, string id, long fingerprint, long at, in AnswerRow answer)
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

        ref var row = ref _rows[_next];
        row.Id = id;
        row.Hash = hash;
        row.Fingerprint = fingerprint;
        row.AtTicks = at;
        row.Answer.Set(answer);
        _index.Add(hash, _next);
        _next = _next + 1 == limit ? 0 : _next + 1;
        return ref row;
    }

    /// <summary>Asks for where a command stands, and for the row that an <paramref name="ahead"/>-th command from now replaces.</summary>
    public void Fetch(uint hash, int ahead)
    {
        _index.Fetch(hash);
        Fetching.Ask(_rows, Replaced(ahead));
    }

    /// <summary>Asks for where the command stands whose row is replaced.</summary>
    public void FetchOldest(int ahead)
    {
        if (Count == limit)
        {
            _index.Fetch(_rows[Replaced(ahead)].Hash);
        }
    }

    private int Replaced(int ahead) => _next + ahead < limit ? _next + ahead : (_next + ahead) % limit;

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
