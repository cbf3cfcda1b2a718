namespace EcomCore.Risk;

/// <summary>The times of one key, in order, as a ring in an <see cref="EventArena"/>. Capacity 0 is no key.</summary>
internal struct EventLog
{
    public long Key;

    /// <summary>Where the ring begins in the arena.</summary>
    public int Start;

    /// <summary>A power of two.</summary>
    public int Capacity;

    /// <summary>The first event's place in the ring.</summary>
    public int Head;

    public int Count;
}
