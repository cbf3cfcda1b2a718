namespace EcomCore.Budgeting;

/// <summary>scale * x^s / (x^s + k^s), in terms of v = ln(x / k), where it is the logistic curve scale / (1 + e^(-s v)).</summary>
internal sealed class HillCurve : ResponseCurve
{
    private const double SmallestNormal = 2.2250738585072014e-308;

    private readonly double _logHalfSaturation;

    // The factor of the derivative: f'(x) = e^c e^((s - 1) v) / (1 + e^(s v))^2 with c = ln(scale s / k).
    private readonly double _logFactor;
    private readonly double _logPeak;

    public HillCurve(double scale, double halfSaturation, double shape)
        : base(ResponseCurveKind.Hill, scale, halfSaturation, shape)
    {
        _logHalfSaturation = Math.Log(halfSaturation);
        _logFactor = Math.Log(scale) + Math.Log(shape) - _logHalfSaturation;

        // The second derivative vanishes where e^(s v) = (s - 1) / (s + 1).
        var logRatio = shape > 1 ? Math.Log((shape - 1) / (shape + 1)) : 0;
        Inflection = shape > 1 && scale > 0 ? halfSaturation * Math.Exp(logRatio / shape) : 0;
        _logPeak = shape < 1 ? double.PositiveInfinity
            : shape == 1 ? _logFactor
            : _logFactor + ((shape - 1) / shape * logRatio) - (2 * StableMath.LogOnePlus((shape - 1) / (shape + 1)));
    }

    public override double Inflection { get; }

    private protected override double MarginalAtZero =>
        Scale == 0 || Shape > 1 ? 0 : Shape == 1 ? Scale / HalfSaturation : double.PositiveInfinity;

    internal override ResponseCurve WithSpendTimes(double factor) => new HillCurve(Scale, HalfSaturation / factor, Shape);

    internal override ResponseCurve WithScaleTimes(double factor) => new HillCurve(Scale * factor, HalfSaturation, Shape);

    internal override double ResponseAt(double spend)
    {
        if (spend == 0)
        {
            return 0;
        }

        var ratio = spend / HalfSaturation;
        if (ratio <= 1)
        {
            var power = RatioToShape(ratio, spend);
            return Scale * (power / (1 + power));
        }

        // 1 / ratio is at most 1, so the power cannot overflow.
        return Scale / (1 + (double.IsInfinity(ratio) ? Math.Exp(-Shape * LogRatio(spend)) : Math.Pow(HalfSaturation / spend, Shape)));
    }

    internal override double LogMarginalAt(double spend)
    {
        if (Scale == 0 || double.IsInfinity(spend))
        {
            return double.NegativeInfinity;
        }

        var v = LogRatio(spend);
        return _logFactor + ((Shape - 1) * v) - (2 * StableMath.SoftPlus(Shape * v, out _));
    }

    /// <summary>
    /// Newton on h(v) = c + (s - 1) v - 2 ln(1 + e^(s v)) = y. h is concave and, beyond the inflection, falling; from any point right of the
    /// root the tangents' roots come down to it without ever passing it, so no safeguard is needed.
    /// </summary>
    internal override double SpendAtLogMarginal(double logMarginal, out double slope) => SpendAtLogMarginal(logMarginal, double.NaN, out slope);

    internal override double SpendAtLogMarginal(double logMarginal, double guess, out double slope)
    {
        slope = 0;
        var gap = _logFactor - logMarginal;
        if (Scale == 0 || logMarginal > _logPeak || (Shape == 1 && gap <= 0))
        {
            return 0;
        }

        // h lies below both of its asymptotes, so their roots are right of its own.
        var v = gap / (Shape + 1);
        if (Shape < 1)
        {
            v = Math.Min(v, gap / (1 - Shape));
        }
        else if (Shape == 1)
        {
            var root = Math.Exp(gap / 2);
            slope = -HalfSaturation * root / 2;
            return HalfSaturation * StableMath.ExpMinusOne(gap / 2);
        }

        // From a guess left of the root the first tangent leads to its right.
        v = guess > Inflection * (1 + 1e-3) && guess < double.MaxValue ? Math.Min(v, LogRatio(guess)) : v;
        var fall = 0.0;
        for (var i = 0; i < 100; i++)
        {
            var softPlus = StableMath.SoftPlus(Shape * v, out var logistic);
            fall = Shape - 1 - (2 * Shape * logistic);
            if (fall >= 0)
            {
                break;
            }

            var step = (gap + ((Shape - 1) * v) - (2 * softPlus)) / fall;
            v -= step;
            if (Math.Abs(step) <= 1e-9 * Math.Max(1, Math.Abs(v)))
            {
                // One more step would change v by the square of this one.
                break;
            }
        }

        var spend = Math.Max(Inflection, HalfSaturation * Math.Exp(v));
        slope = fall < 0 ? spend / fall : 0;
        return spend;
    }

    private double LogRatio(double spend)
    {
        var ratio = spend / HalfSaturation;
        return ratio >= SmallestNormal && !double.IsInfinity(ratio) ? Math.Log(ratio) : Math.Log(spend) - _logHalfSaturation;
    }

    private double RatioToShape(double ratio, double spend) =>
        ratio >= SmallestNormal ? Math.Pow(ratio, Shape) : Math.Exp(Shape * LogRatio(spend));
}
