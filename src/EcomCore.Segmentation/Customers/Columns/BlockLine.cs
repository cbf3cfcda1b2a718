namespace EcomCore.Segmentation;

/// <summary>A line on its way to its customer.</summary>
/// <typeparam name="TKey">The form of the ids.</typeparam>
internal struct BlockLine<TKey>
    where TKey : struct, ICustomerKey<TKey>
{
    public TKey Key;
    public uint Hash;
    public int Line;

    /// <summary>The day's <see cref="DayKey"/>.</summary>
    public int Day;

    /// <summary>Where the customer's record is.</summary>
    public int Place;
}
