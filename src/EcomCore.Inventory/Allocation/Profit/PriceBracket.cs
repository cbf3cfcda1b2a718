namespace EcomCore.Inventory;

/// <summary>Two places between which the price lies, and by how much the units there differ from the stock.</summary>
/// <remarks>
/// False position with the weight of an end halved that stays (Dowell and Jarratt 1971, the Illinois rule), with every third step a halving. An end that has not been looked at is approached in
/// steps that double.
/// </remarks>
internal struct PriceBracket(double low, double high, double lowGap = double.NaN, double highGap = double.NaN)
{
    private double _lowGap = lowGap;
    private double _highGap = highGap;
    private double _stride = 1;
    private int _steps;
    private bool _wasHigh;

    /// <summary>Gets the place of a price at which the stock is enough.</summary>
    public double Low { get; private set; } = low;

    /// <summary>Gets the place of a price at which it is not.</summary>
    public double High { get; private set; } = high;

    private readonly bool AreBothKnown => !double.IsNaN(_lowGap) && !double.IsNaN(_highGap);

    /// <summary>Takes a place for one end.</summary>
    /// <param name="t">Between the ends.</param>
    /// <param name="gap">Units worth the price there, less the stock.</param>
    public void Narrow(double t, double gap)
    {
        var isHigh = gap > 0;
        var stays = _steps++ > 0 && isHigh == _wasHigh ? 0.5 : 1;
        if (isHigh)
        {
            (High, _highGap, _lowGap) = (t, gap, _lowGap * stays);
        }
        else
        {
            (Low, _lowGap, _highGap) = (t, gap, _highGap * stays);
        }

        _wasHigh = isHigh;
    }

    /// <summary>Whether no place is left to look at.</summary>
    /// <param name="t">The next place.</param>
    public readonly bool IsClosedAt(double t) => AreBothKnown && (t <= Low || t >= High);

    /// <summary>The next place to look at; it may be an end that has not been looked at.</summary>
    public double Next()
    {
        if (!AreBothKnown)
        {
            _stride *= 4;
            return double.IsNaN(_lowGap) ? Math.Max(Low, High - (_stride / 16)) : Math.Min(High, Low + (_stride / 16));
        }

        var between = Low + ((High - Low) * (_lowGap / (_lowGap - _highGap)));
        return _steps % 3 != 2 && between > Low && between < High ? between : (Low + High) / 2;
    }
}
