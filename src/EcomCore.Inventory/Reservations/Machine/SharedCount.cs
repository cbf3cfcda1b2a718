namespace EcomCore.Inventory;

/// <summary>How many there are in all parts together.</summary>
internal sealed class SharedCount(int limit, bool isShared)
{
    private int _count;

    public bool HasRoomFor(int more) => Volatile.Read(ref _count) <= limit - more;

    /// <summary>Adds only where there is room; of two parts that take the last place at the same moment one gets it.</summary>
    public bool TryAdd(int more)
    {
        if (!isShared)
        {
            var hasRoom = HasRoomFor(more);
            _count += hasRoom ? more : 0;
            return hasRoom;
        }

        var found = Volatile.Read(ref _count);
        while (found <= limit - more)
        {
            var before = Interlocked.CompareExchange(ref _count, found + more, found);
            if (before == found)
            {
                return true;
            }

            found = before;
        }

        return false;
    }

    public void Add(int more)
    {
        if (isShared)
        {
            Interlocked.Add(ref _count, more);
        }
        else
        {
            _count += more;
        }
    }
}
