namespace EcomCore.Forecasting;

/// <summary>Where a Theta model stands after some values: level, and the line A + B t through the values seen.</summary>
/// <remarks>
/// Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler (2016), Models for optimising the theta method and their relationship to state space models, International Journal of
/// Forecasting 32. With w = 1 - 1/theta, the forecast of period t is
/// l(t-1) + w [(1-a)^(t-1) A + (1-(1-a)^t)/a B], then l(t) = a y(t) + (1-a) l(t-1). Static models have the line of all data; dynamic
/// ones that of the data up to t-1, kept by the recursions for its mean, slope and height.
/// </remarks>
internal struct ThetaState
{
    private readonly double _alpha;
    private readonly bool _dynamic;
    private double _mean;
    private double _power;
    private int _seen;

    public ThetaState(double alpha, bool dynamic, double level, double height, double slope)
    {
        _alpha = alpha;
        _dynamic = dynamic;
        _power = 1;
        _mean = 0;
        _seen = 0;
        Level = level;
        Height = height;
        Slope = slope;
    }

    public double Level { get; private set; }

    /// <summary>Gets A.</summary>
    public double Height { get; private set; }

    /// <summary>Gets B.</summary>
    public double Slope { get; private set; }

    /// <summary>Gets (1-a)^(t-1) for the next period t, which is also how much of the first level is left.</summary>
    public readonly double Power => _power;

    /// <summary>What the line adds to the next forecast per unit of weight.</summary>
    public readonly double Pull => (_power * Height) + ((1 - (_power * (1 - _alpha))) / _alpha * Slope);

    public void Update(double y)
    {
        Level += _alpha * (y - Level);
        _power *= 1 - _alpha;
        _seen++;
        if (_dynamic)
        {
            var t = (double)_seen;
            Slope = _seen == 1 ? 0 : (((t - 2) * Slope) + (6 * (y - _mean) / t)) / (t + 1);
            _mean += (y - _mean) / t;
            Height = _mean - (Slope * (t + 1) / 2);
        }
    }
}
