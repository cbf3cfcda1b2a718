using System.Globalization;

namespace EcomCore.Budgeting;

/// <summary>factor * the sum of concave curves of one spend.</summary>
internal sealed class SumCurve : ResponseCurve
{
    private readonly ResponseCurve[] _curves;
    private readonly double _factor;
    private readonly double _logFactor;

    public SumCurve(ResponseCurve[] curves, double factor)
        : base(ResponseCurveKind.Sum, Math.Min(MaxScale, factor * curves.Sum(curve => curve.Scale)), 1, 1)
    {
        Guard.Between(factor, double.Epsilon, 1e6);
        _curves = curves;
        _factor = factor;
        _logFactor = Math.Log(factor);
        Corners = [.. curves.SelectMany(curve => curve.Corners).Distinct().OrderBy(spend => spend)];
    }

    public override double Inflection => 0;

    internal override bool IsStraight => _curves.All(curve => curve.IsStraight);

    internal override bool HasCorners => _curves.All(curve => curve.HasCorners);

    internal override IReadOnlyList<double> Corners { get; }

    private protected override double MarginalAtZero => _factor * _curves.Sum(curve => curve.Marginal(0));

    public static ResponseCurve[] Checked(IReadOnlyList<ResponseCurve> curves)
    {
        Guard.NotNull(curves);
        Guard.Between(curves.Count, 1, MaxPoints, nameof(curves));
        if (curves.Any(curve => curve is not { IsConcave: true }))
        {
            throw new ArgumentException("Expected concave curves; found null or a curve whose returns grow at first.", nameof(curves));
        }

        return [.. curves];
    }

    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "Sum({0} curves, factor {1})", _curves.Length, _factor);

    internal override ResponseCurve WithSpendTimes(double factor) =>
        new SumCurve([.. _curves.Select(curve => curve.WithSpendTimes(factor))], _factor);

    internal override ResponseCurve WithScaleTimes(double factor) => new SumCurve(_curves, _factor * factor);

    internal override double ResponseAt(double spend)
    {
        var sum = 0.0;
        foreach (var curve in _curves)
        {
            sum += curve.ResponseAt(spend);
        }

        return _factor * sum;
    }

    internal override double LogMarginalAt(double spend)
    {
        var peak = double.NegativeInfinity;
        foreach (var curve in _curves)
        {
            peak = Math.Max(peak, curve.Scale > 0 ? curve.LogMarginalAt(spend) : double.NegativeInfinity);
        }

        if (double.IsInfinity(peak))
        {
            return peak;
        }

        var sum = 0.0;
        foreach (var curve in _curves)
        {
            sum += curve.Scale > 0 ? Math.Exp(curve.LogMarginalAt(spend) - peak) : 0;
        }

        return _logFactor + peak + Math.Log(sum);
    }

    /// <summary>
    /// The sum's marginal response lies between those of its curves, so the root lies between their roots for marginal / (factor * count): bisection on
    /// the logarithm of the spend from there, with secants.
    /// </summary>
    internal override double SpendAtLogMarginal(double logMarginal, out double slope)
    {
        slope = 0;
        if (IsStraight)
        {
            return logMarginal <= Math.Log(MarginalAtZero) ? double.PositiveInfinity : 0;
        }

        if (!(logMarginal < Math.Log(MarginalAtZero)))
        {
            return 0;
        }

        var each = logMarginal - _logFactor - Math.Log(_curves.Length);
        var (low, high) = (double.PositiveInfinity, 0.0);
        foreach (var curve in _curves)
        {
            var spend = curve.SpendAtLogMarginal(each, out _);
            low = Math.Min(low, spend);
            high = Math.Max(high, spend);
        }

        return double.IsInfinity(high) ? high : Root(logMarginal, low, high, out slope);
    }

    private protected override bool HasSameParts(ResponseCurve other) =>
        other is SumCurve sum && _factor.Equals(sum._factor) && _curves.SequenceEqual(sum._curves);

    private double Root(double logMarginal, double low, double high, out double slope)
    {
        var (atLow, atHigh) = (LogMarginalOr(low) - logMarginal, LogMarginalAt(high) - logMarginal);
        for (var i = 0; i < 200 && high - low > 4e-16 * high; i++)
        {
            // A secant where it falls well inside, a bisection every third time.
            var part = double.IsInfinity(atLow) || i % 3 == 2 ? 0.5 : atLow / (atLow - atHigh);
            var middle = low + ((high - low) * Math.Min(1 - 1e-3, Math.Max(1e-3, part)));
            if (middle <= low || middle >= high)
            {
                break;
            }

            var at = LogMarginalAt(middle) - logMarginal;
            if (at >= 0)
            {
                (low, atLow) = (middle, at);
            }
            else
            {
                (high, atHigh) = (middle, at);
            }
        }

        slope = SlopeAt(high);
        return low;
    }

    private double LogMarginalOr(double spend) => spend > 0 ? LogMarginalAt(spend) : Math.Log(MarginalAtZero);

    /// <summary>1 / (d ln f' / d x), by a difference: it only steers Newton's steps.</summary>
    private double SlopeAt(double spend)
    {
        var step = spend * 1e-5;
        var change = (LogMarginalAt(spend + step) - LogMarginalAt(spend - step)) / (2 * step);
        return step > 0 && change < 0 ? 1 / change : 0;
    }
}
