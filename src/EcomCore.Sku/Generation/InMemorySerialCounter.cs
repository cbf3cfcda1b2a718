namespace EcomCore.Sku;

/// <summary>A counter that lives as long as the process; safe to share between threads.</summary>
/// <remarks>After a restart it must be given the next free number, or it hands out numbers again.</remarks>
public sealed class InMemorySerialCounter : ISerialCounter
{
    private long _next;

    /// <summary>Creates a counter.</summary>
    /// <param name="next">The first number to hand out; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="next"/> is negative.</exception>
    public InMemorySerialCounter(long next = 1)
    {
        Guard.AtLeast(next, 0);
        _next = next;
    }

    /// <summary>Gets the next number that is free.</summary>
    public long Next => Interlocked.Read(ref _next);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public bool TryTake(long count, long last, out long first)
    {
        Guard.AtLeast(count, 1);
        do
        {
            first = Interlocked.Read(ref _next);
            if (last < first || last - first < count - 1 || first > long.MaxValue - count)
            {
                return false;
            }
        }
        while (Interlocked.CompareExchange(ref _next, first + count, first) != first);

        return true;
    }
}
