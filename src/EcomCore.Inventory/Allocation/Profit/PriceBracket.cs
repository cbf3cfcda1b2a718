namespace EcomCore.Inventory;

/// <summary>Two places between which the price lies, and by how much the units there differ from the stock.</summary>
/// <remarks>
/// The secant through the last two places looked at where it stays between the ends, else false position; every fourth step is a halving. An end that has not been looked at is approached
/// in strides that grow fourfold.
/// </remarks>
internal struct PriceBracket(double low, double high, double lowGap = double.NaN, double highGap = double.NaN)
{
    private const int StepsToHalving = 4;
    private const double FirstStride = 0.25;
    private const double UsualStart = -8;

    // Beside 0 there are a thousand doubles for each halving more, all of the same price.
    private const double Closed = 1e-17;

    private double _lowGap = lowGap;
    private double _highGap = highGap;
    private double _stride = FirstStride;
    private double _place = double.NaN;
    private double _gap = double.NaN;
    private double _placeBefore = double.NaN;
    private double _gapBefore = double.NaN;
    private int _steps;

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
        if (gap > 0)
        {
            (High, _highGap) = (t, gap);
        }
        else
        {
            (Low, _lowGap) = (t, gap);
        }

        (_placeBefore, _gapBefore, _place, _gap) = (_place, _gap, t, gap);
        _steps++;
    }

    /// <summary>Whether no place is left to look at.</summary>
    /// <param name="t">The next place.</param>
    public readonly bool IsClosedAt(double t) => AreBothKnown && (t <= Low || t >= High || High - Low < Closed);

    /// <summary>Whether a price lies between the ends.</summary>
    public readonly bool Holds(Worth price, in PriceScale scale) => scale.At(Low).CompareTo(price) >= 0 && scale.At(High).CompareTo(price) <= 0;

    /// <summary>The next place to look at; it may be an end that has not been looked at.</summary>
    public double Next()
    {
        if (!AreBothKnown)
        {
            var stride = _stride;
            _stride *= 4;
            return double.IsNaN(_lowGap) ? Math.Max(Low, High - stride) : Math.Min(High, Low + stride);
        }

        // Most counts begin well above the far end, and below that places are looked for by their size.
        var near = Math.Min(High, UsualStart);
        if (Low < 4 * near && High <= UsualStart)
        {
            return 2 * High;
        }

        var from = Math.Max(Low, 4 * near);
        if ((_steps + 1) % StepsToHalving == 0)
        {
            return (from + High) / 2;
        }

        var secant = _place - (_gap * ((_place - _placeBefore) / (_gap - _gapBefore)));
        if (secant > Low && secant < High)
        {
            return secant;
        }

        // Only how soon the place is found depends on where.
        from = Low < UsualStart && High > UsualStart ? UsualStart : from;
        var between = from + ((High - from) * (_lowGap / (_lowGap - _highGap)));
        return between > Low && between < High ? between : (from + High) / 2;
    }
}
