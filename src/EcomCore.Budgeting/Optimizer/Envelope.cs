namespace EcomCore.Budgeting;

/// <summary>
/// The concave envelope of gain * response over the allowed spends of [Low, High]: a chord from Low to Joint, then the curve itself from Joint to High; or,
/// for curves with corners and spends in steps, a polygon.
/// </summary>
/// <remarks>
/// A curve that is first convex, then concave has such an envelope: the chord ends where it touches the concave part, or at High. Concave
/// curves have no chord (Joint = Low); straight, convex and worthless ones are all chord (Joint = High). A least spend only moves the chord's end up.
/// </remarks>
internal readonly struct Envelope
{
    private readonly ResponseCurve _curve;
    private readonly SpendDomain? _domain;
    private readonly ConcaveHull? _hull;
    private readonly double _logGain;
    private readonly double _slope;
    private readonly double _logAtJoint;
    private readonly double _logAtHigh;
    private readonly double _valueAtLow;

    public Envelope(ResponseCurve curve, double gain, double low, double high, SpendDomain? domain = null)
    {
        _curve = curve;
        _domain = domain;
        Gain = gain;
        Low = domain?.Raise(low) ?? low;
        High = Math.Max(Low, domain?.Lower(high) ?? high);
        _logGain = Math.Log(gain);
        _valueAtLow = gain * curve.ResponseAt(Low);
        if (domain is { IsStepped: true } || curve.HasCorners)
        {
            Joint = High;
            _hull = new ConcaveHull(Corners(curve, Low, High, domain), spend => gain * curve.ResponseAt(spend));
            return;
        }

        Joint = JointOf(curve, gain, Low, High, Math.Min(High, domain?.Start(Low) ?? Low));
        if (Joint > Low)
        {
            _slope = curve.IsStraight ? gain * curve.Scale : ((gain * curve.ResponseAt(Joint)) - _valueAtLow) / (Joint - Low);
            LogSlope = Math.Log(Math.Max(0, _slope));
        }

        if (Joint < High)
        {
            _logAtJoint = Joint > 0 ? _logGain + curve.LogMarginalAt(Joint) : _logGain + Math.Log(curve.Marginal(0));
            _logAtHigh = _logGain + curve.LogMarginalAt(High);
        }
    }

    public double Gain { get; }

    public double Low { get; }

    public double High { get; }

    /// <summary>Gets where the chord ends and the curve begins.</summary>
    public double Joint { get; }

    /// <summary>Gets the logarithm of the chord's slope; the channel jumps from Low to Joint when the multiplier falls to it.</summary>
    public double LogSlope { get; }

    public bool HasCurve => Joint < High;

    /// <summary>Gets how many multipliers there are at which demand jumps.</summary>
    public int BreakCount => _hull?.BreakCount ?? (HasChord ? 1 : 0);

    private bool HasChord => Joint > Low;

    public double Break(int i) => _hull?.Break(i) ?? LogSlope;

    public bool HasBreakAt(double y) => _hull?.HasBreakAt(y) ?? (HasChord && LogSlope == y);

    /// <summary>The spend that pays at a multiplier e^y, and how fast it moves with y. At a slope of its own both ends pay: the generous answer is the larger. The guess only saves time.</summary>
    public double Demand(double y, bool generous, double guess, out double slope)
    {
        slope = 0;
        if (_hull is not null)
        {
            return _hull.Demand(y, generous);
        }

        if (HasChord && (y > LogSlope || (y == LogSlope && !generous)))
        {
            return Low;
        }

        if (!HasCurve || y <= _logAtHigh)
        {
            return High;
        }

        if (y >= _logAtJoint)
        {
            return Joint;
        }

        var spend = _curve.SpendAtLogMarginal(y - _logGain, guess, out slope);
        return Math.Min(High, Math.Max(Joint, spend));
    }

    /// <summary>The envelope's own value, at or above <see cref="TrueValue"/>.</summary>
    public double Value(double spend) =>
        _hull is not null ? _hull.Value(spend)
        : spend < Joint ? _valueAtLow + (_slope * (spend - Low))
        : TrueValue(spend);

    public double TrueValue(double spend) => Gain * _curve.ResponseAt(spend);

    /// <summary>Whether the channel may spend just this.</summary>
    public bool Allows(double spend) => _domain?.Allows(spend) ?? true;

    /// <summary>The largest allowed spend that is not above.</summary>
    public double Lower(double spend) => _domain?.Lower(spend) ?? spend;

    /// <summary>The smallest allowed spend that is not below.</summary>
    public double Raise(double spend) => _domain?.Raise(spend) ?? spend;

    /// <summary>The logarithm of the curve's own marginal value, for a first guess of the multiplier.</summary>
    public double LogMarginal(double spend) => _logGain + _curve.LogMarginalAt(spend);

    public Envelope Between(double low, double high) => new(_curve, Gain, low, high, _domain);

    private static IEnumerable<double> Corners(ResponseCurve curve, double low, double high, SpendDomain? domain)
    {
        if (domain is { IsStepped: true })
        {
            return domain.Points(low, high);
        }

        // With a least spend the polygon goes straight from 0 to it; what lies between is not allowed.
        var start = domain?.Start(low) ?? low;
        var corners = start > low && start < high ? new List<double> { low, start } : [low];
        corners.AddRange(curve.Corners.Where(spend => spend > start && spend < high));
        if (high > low)
        {
            corners.Add(high);
        }

        return corners;
    }

    private static double JointOf(ResponseCurve curve, double gain, double low, double high, double start)
    {
        if (high <= low)
        {
            return low;
        }

        if (curve.IsStraight || !(gain > 0) || curve.Scale == 0)
        {
            return high;
        }

        return low >= curve.ConcaveFrom ? start
            : curve.ConcaveFrom >= high ? high
            : Math.Max(start, TouchingPoint(curve, low, high));
    }

    /// <summary>
    /// The t with the steepest chord from low. Dinkelbach's iteration: the best t for the present slope gives a steeper slope, and the slopes rise to
    /// the steepest one, doubling their digits each time.
    /// </summary>
    private static double TouchingPoint(ResponseCurve curve, double low, double high)
    {
        var atLow = curve.ResponseAt(low);
        var t = high;
        var slope = (curve.ResponseAt(high) - atLow) / (high - low);
        for (var i = 0; i < 60 && slope > 0; i++)
        {
            var next = Math.Min(high, curve.SpendAtLogMarginal(Math.Log(slope), out _));
            if (!(next > low))
            {
                break;
            }

            var steeper = (curve.ResponseAt(next) - atLow) / (next - low);
            if (!(steeper > slope))
            {
                break;
            }

            t = next;
            slope = steeper;
        }

        return t;
    }
}
