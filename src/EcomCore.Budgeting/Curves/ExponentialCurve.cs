using System.Globalization;

namespace EcomCore.Budgeting;

/// <summary>scale * (1 - exp(-x / k)).</summary>
internal sealed class ExponentialCurve(double scale, double halfSaturation)
    : ResponseCurve(ResponseCurveKind.Exponential, scale, halfSaturation, 1)
{
    private readonly double _logSlopeAtZero = Math.Log(scale) - Math.Log(halfSaturation);

    public override double Inflection => 0;

    private protected override double MarginalAtZero => Scale / HalfSaturation;

    public override string ToString() =>
        string.Format(CultureInfo.InvariantCulture, "Exponential(scale {0}, half-saturation {1})", Scale, HalfSaturation);

    internal override ResponseCurve WithSpendTimes(double factor) => new ExponentialCurve(Scale, HalfSaturation / factor);

    internal override ResponseCurve WithScaleTimes(double factor) => new ExponentialCurve(Scale * factor, HalfSaturation);

    internal override double ResponseAt(double spend) => Scale * -StableMath.ExpMinusOne(-(spend / HalfSaturation));

    internal override double LogMarginalAt(double spend) => _logSlopeAtZero - (spend / HalfSaturation);

    internal override double SpendAtLogMarginal(double logMarginal, out double slope)
    {
        slope = 0;
        var gap = _logSlopeAtZero - logMarginal;
        if (!(gap > 0))
        {
            return 0;
        }

        slope = -HalfSaturation;
        return HalfSaturation * gap;
    }
}
