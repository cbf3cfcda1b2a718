namespace EcomCore.Risk;

/// <summary>Ids that are only ever added, up to a limit; a snapshot shares the array, of which it sees the part written so far.</summary>
internal sealed class PostIdList(int limit)
{
    private string[] _ids = new string[4];
    private int _count;

    public void Add(string id)
    {
        if (_count >= limit)
        {
            return;
        }

        if (_count == _ids.Length)
        {
            // A new array, so that snapshots keep theirs.
            Array.Resize(ref _ids, _count * 2);
        }

        _ids[_count++] = id;
    }

    public IReadOnlyList<string> Snapshot() => new ArraySegment<string>(_ids, 0, _count);
}
