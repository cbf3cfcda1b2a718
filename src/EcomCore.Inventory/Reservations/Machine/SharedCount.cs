namespace EcomCore.Inventory;

/// <summary>How many there are in all parts together. Parts that add at the same moment may pass the limit by one each.</summary>
internal sealed class SharedCount(int limit, bool isShared)
{
    private int _count;

    public bool HasRoomFor(int more) => Volatile.Read(ref _count) <= limit - more;

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
