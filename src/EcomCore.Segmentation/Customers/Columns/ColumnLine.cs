namespace EcomCore.Segmentation;

/// <summary>A line that counts, on its way from the columns to the part of its customer.</summary>
/// <typeparam name="TKey">The form of the ids.</typeparam>
internal struct ColumnLine<TKey>
    where TKey : struct, ICustomerKey<TKey>
{
    private const int ScaleShift = 24;

    public TKey Key;

    /// <summary>The money in <see cref="MoneyUnits"/>.</summary>
    public long Units;

    /// <summary>Where the line stands in the columns.</summary>
    public int Line;

    // A day takes 24 bits; so two parts of a line share a number, and a line with a whole number takes 24 bytes.
    private int _dayAndScale;

    /// <summary>Gets the day's <see cref="DayKey"/>.</summary>
    public readonly int Day => _dayAndScale & (DayKey.Top - 1);

    /// <summary>Gets the decimals of the money.</summary>
    public readonly byte Scale => (byte)(_dayAndScale >> ScaleShift);

    /// <summary>Gets whether the money does not fit units and is to be read in the columns.</summary>
    public readonly bool HasMore => _dayAndScale < 0;

    public void SetUnits(int day, long units, byte scale) => (Units, _dayAndScale) = (units, day | (scale << ScaleShift));

    public void SetMore(int day) => (Units, _dayAndScale) = (0, day | int.MinValue);
}
