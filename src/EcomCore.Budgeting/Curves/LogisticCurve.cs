using System.Globalization;

namespace EcomCore.Budgeting;

/// <summary>scale * tanh(x / 2k), with u = e^(-x / k): scale * (1 - u) / (1 + u), and the derivative 2 scale / k * u / (1 + u)^2.</summary>
internal sealed class LogisticCurve(double scale, double halfSaturation)
    : ResponseCurve(ResponseCurveKind.Logistic, scale, halfSaturation, 1)
{
    private readonly double _logFactor = Math.Log(scale) - Math.Log(halfSaturation);

    public override double Inflection => 0;

    private protected override double MarginalAtZero => Scale / HalfSaturation / 2;

    public override string ToString() =>
        string.Format(CultureInfo.InvariantCulture, "Logistic(scale {0}, half-saturation {1})", Scale, HalfSaturation);

    internal override ResponseCurve WithSpendTimes(double factor) => new LogisticCurve(Scale, HalfSaturation / factor);

    internal override ResponseCurve WithScaleTimes(double factor) => new LogisticCurve(Scale * factor, HalfSaturation);

    internal override double ResponseAt(double spend)
    {
        var difference = StableMath.ExpMinusOne(-(spend / HalfSaturation));
        return Scale * (-difference / (2 + difference));
    }

    internal override double LogMarginalAt(double spend)
    {
        var v = spend / HalfSaturation;
        return double.IsInfinity(v) ? double.NegativeInfinity
            : _logFactor + Math.Log(2) - v - (2 * StableMath.LogOnePlus(Math.Exp(-v)));
    }

    /// <summary>With r = e^y k / scale: u / (1 + u)^2 = r / 2 has the root u = (1 - r - sqrt(1 - 2 r)) / r, and x = -k ln u.</summary>
    internal override double SpendAtLogMarginal(double logMarginal, out double slope)
    {
        slope = 0;
        var ratio = Math.Exp(logMarginal - _logFactor);
        if (Scale == 0 || !(ratio < 0.5))
        {
            return 0;
        }

        // ln u = ln(r / (1 - r + sqrt(1 - 2 r))), which does not cancel.
        var root = Math.Sqrt(1 - (2 * ratio));
        var v = Math.Log(1 - ratio + root) - (logMarginal - _logFactor);
        slope = root > 0 ? -HalfSaturation / root : 0;
        return Math.Max(0, HalfSaturation * v);
    }
}
