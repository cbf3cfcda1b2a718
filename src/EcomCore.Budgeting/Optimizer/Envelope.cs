namespace EcomCore.Budgeting;

/// <summary>The concave envelope of gain * response over [Low, High]: a chord from Low to Joint, then the curve itself from Joint to High.</summary>
/// <remarks>
/// A curve that is first convex, then concave has such an envelope: the chord ends where it touches the concave part, or at High. Concave
/// curves have no chord (Joint = Low); straight, convex and worthless ones are all chord (Joint = High).
/// </remarks>
internal readonly struct Envelope
{
    private readonly ResponseCurve _curve;
    private readonly double _logGain;
    private readonly double _slope;
    private readonly double _logAtJoint;
    private readonly double _logAtHigh;
    private readonly double _valueAtLow;

    public Envelope(ResponseCurve curve, double gain, double low, double high)
    {
        _curve = curve;
        Gain = gain;
        Low = low;
        High = Math.Max(low, high);
        _logGain = Math.Log(gain);
        _valueAtLow = gain * curve.ResponseAt(low);
        Joint = JointOf(curve, gain, low, High);
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

    public bool HasChord => Joint > Low;

    public bool HasCurve => Joint < High;

    /// <summary>The spend that pays at a multiplier e^y, and how fast it moves with y. At the chord's own slope both ends pay: the generous answer is Joint.</summary>
    public double Demand(double y, bool generous, out double slope)
    {
        slope = 0;
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

        var spend = _curve.SpendAtLogMarginal(y - _logGain, out slope);
        return Math.Min(High, Math.Max(Joint, spend));
    }

    /// <summary>The envelope's own value, at or above <see cref="TrueValue"/>.</summary>
    public double Value(double spend) => spend < Joint ? _valueAtLow + (_slope * (spend - Low)) : TrueValue(spend);

    public double TrueValue(double spend) => Gain * _curve.ResponseAt(spend);

    /// <summary>The logarithm of the curve's own marginal value, for a first guess of the multiplier.</summary>
    public double LogMarginal(double spend) => _logGain + _curve.LogMarginalAt(spend);

    public Envelope Between(double low, double high) => new(_curve, Gain, low, high);

    private static double JointOf(ResponseCurve curve, double gain, double low, double high)
    {
        if (high <= low || (!curve.IsStraight && gain > 0 && curve.Scale > 0 && low >= curve.Inflection))
        {
            return low;
        }

        return curve.IsStraight || !(gain > 0) || curve.Scale == 0 || curve.Inflection >= high ? high : TouchingPoint(curve, low, high);
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
