using System.Globalization;

namespace EcomCore.Budgeting;

/// <summary>scale * x^shape; with shape 1 the straight line.</summary>
internal sealed class PowerCurve(ResponseCurveKind kind, double scale, double shape) : ResponseCurve(kind, scale, 1, shape)
{
    private readonly double _logSlopeAtOne = Math.Log(scale) + Math.Log(shape);

    public override double Inflection => Shape > 1 && Scale > 0 ? double.PositiveInfinity : 0;

    internal override bool IsStraight => Shape == 1;

    private protected override double MarginalAtZero =>
        Scale == 0 || Shape > 1 ? 0 : Shape == 1 ? Scale : double.PositiveInfinity;

    public override string ToString() => Kind == ResponseCurveKind.Linear
        ? string.Format(CultureInfo.InvariantCulture, "Linear(scale {0})", Scale)
        : string.Format(CultureInfo.InvariantCulture, "Power(scale {0}, shape {1})", Scale, Shape);

    internal override ResponseCurve WithSpendTimes(double factor) => new PowerCurve(Kind, Scale * Math.Pow(factor, Shape), Shape);

    internal override ResponseCurve WithScaleTimes(double factor) => new PowerCurve(Kind, Scale * factor, Shape);

    internal override double ResponseAt(double spend) =>
        Scale == 0 ? 0 : Shape == 1 ? Scale * spend : Scale * Math.Pow(spend, Shape);

    internal override double LogMarginalAt(double spend) =>
        Shape == 1 || Scale == 0 ? _logSlopeAtOne : _logSlopeAtOne + ((Shape - 1) * Math.Log(spend));

    internal override double SpendAtLogMarginal(double logMarginal, out double slope)
    {
        slope = 0;
        if (Scale == 0)
        {
            return 0;
        }

        if (Shape >= 1)
        {
            return Shape > 1 || logMarginal <= _logSlopeAtOne ? double.PositiveInfinity : 0;
        }

        var spend = Math.Exp((_logSlopeAtOne - logMarginal) / (1 - Shape));
        slope = spend / (Shape - 1);
        return spend;
    }
}
