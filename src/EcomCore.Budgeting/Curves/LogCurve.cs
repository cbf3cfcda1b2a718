using System.Globalization;

namespace EcomCore.Budgeting;

/// <summary>scale * ln(1 + x / k).</summary>
internal sealed class LogCurve(double scale, double halfSaturation) : ResponseCurve(ResponseCurveKind.Log, scale, halfSaturation, 1)
{
    private readonly double _logSlopeAtZero = Math.Log(scale) - Math.Log(halfSaturation);

    public override double Inflection => 0;

    private protected override double MarginalAtZero => Scale / HalfSaturation;

    public override string ToString() =>
        string.Format(CultureInfo.InvariantCulture, "Log(scale {0}, half-saturation {1})", Scale, HalfSaturation);

    internal override ResponseCurve WithSpendTimes(double factor) => new LogCurve(Scale, HalfSaturation / factor);

    internal override ResponseCurve WithScaleTimes(double factor) => new LogCurve(Scale * factor, HalfSaturation);

    internal override double ResponseAt(double spend)
    {
        var ratio = spend / HalfSaturation;
        return Scale == 0 ? 0
            : double.IsInfinity(ratio) ? Scale * (Math.Log(spend) - Math.Log(HalfSaturation))
            : Scale * StableMath.LogOnePlus(ratio);
    }

    internal override double LogMarginalAt(double spend)
    {
        var ratio = spend / HalfSaturation;
        return _logSlopeAtZero - (double.IsInfinity(ratio) ? Math.Log(spend) - Math.Log(HalfSaturation) : StableMath.LogOnePlus(ratio));
    }

    internal override double SpendAtLogMarginal(double logMarginal, out double slope)
    {
        slope = 0;
        var gap = _logSlopeAtZero - logMarginal;
        if (!(gap > 0))
        {
            return 0;
        }

        // scale / (k + x) = m: x = k (e^gap - 1).
        slope = -HalfSaturation * Math.Exp(gap);
        return HalfSaturation * StableMath.ExpMinusOne(gap);
    }
}
