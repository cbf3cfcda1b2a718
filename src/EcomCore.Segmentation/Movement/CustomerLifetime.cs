namespace EcomCore.Segmentation;

/// <summary>How long a customer was followed, and how it ended.</summary>
public readonly record struct CustomerLifetime
{
    /// <summary>Creates a lifetime.</summary>
    /// <param name="days">Days from the first purchase to the end of the lifetime, or to the end of the observation; 0 or more.</param>
    /// <param name="hasStopped">True when the customer stopped then; false when it is only known that the customer went on until then.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is below 0.</exception>
    public CustomerLifetime(int days, bool hasStopped)
    {
        Guard.AtLeast(days, 0);
        Days = days;
        HasStopped = hasStopped;
    }

    /// <summary>Gets the days.</summary>
    public int Days { get; }

    /// <summary>Gets a value indicating whether the customer stopped then.</summary>
    public bool HasStopped { get; }
}
