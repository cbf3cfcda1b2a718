namespace EcomCore.Segmentation;

/// <summary>A line on its way to its customer.</summary>
/// <typeparam name="TKey">The form of the ids.</typeparam>
internal struct PartLine<TKey>
    where TKey : struct, ICustomerKey<TKey>
{
    private const int ScaleShift = 24;
    private const int ReturnShift = 27;
    private const uint BeyondUnits = 1U << 28;
    private const uint DayMask = DayKey.Top - 1;

    public TKey Key;
    public long Units;
    public int Line;

    /// <summary>The day's key in 24 bits, the decimals of the amount in 3, and two marks.</summary>
    private uint _facts;

    /// <summary>Gets 1 for a return, else 0.</summary>
    public readonly int Returns => (int)(_facts >> ReturnShift) & 1;

    public readonly byte Scale => (byte)((_facts >> ScaleShift) & 7);

    public readonly bool IsBeyondUnits => (_facts & BeyondUnits) != 0;

    public readonly int Day => (int)(_facts & DayMask);

    public void SetFacts(int day, byte scale, bool isReturn, bool isBeyondUnits) =>
        _facts = (uint)day | ((uint)scale << ScaleShift) | (isReturn ? 1U << ReturnShift : 0) | (isBeyondUnits ? BeyondUnits : 0);
}
