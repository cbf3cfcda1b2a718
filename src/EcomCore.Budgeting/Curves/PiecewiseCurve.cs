using System.Globalization;

namespace EcomCore.Budgeting;

/// <summary>Straight pieces from (0, 0) through the given points, flat beyond the last.</summary>
internal sealed class PiecewiseCurve : ResponseCurve
{
    private readonly double[] _spends;
    private readonly double[] _responses;

    // The slope of the piece that starts at each point; the last is 0.
    private readonly double[] _slopes;

    public PiecewiseCurve(IReadOnlyList<CurvePoint> points)
        : base(ResponseCurveKind.Piecewise, points[points.Count - 1].Response, 1, 1)
    {
        _spends = [0, .. points.Select(point => point.Spend)];
        _responses = [0, .. points.Select(point => point.Response)];
        _slopes = new double[_spends.Length];
        var steepest = 0;
        for (var i = 0; i + 1 < _spends.Length; i++)
        {
            _slopes[i] = (_responses[i + 1] - _responses[i]) / (_spends[i + 1] - _spends[i]);
            steepest = _slopes[i] > _slopes[steepest] ? i : steepest;

            // Slopes computed from points on one line differ in the last bits.
            ConcaveFrom = i > 0 && _slopes[i] > _slopes[i - 1] * (1 + 1e-12) ? _spends[i] : ConcaveFrom;
        }

        Inflection = _spends[steepest];
    }

    public override double Inflection { get; }

    internal override double ConcaveFrom { get; }

    internal override bool HasCorners => true;

    internal override IReadOnlyList<double> Corners => _spends;

    private protected override double MarginalAtZero => _slopes[0];

    public static IReadOnlyList<CurvePoint> Checked(IReadOnlyList<CurvePoint> points)
    {
        Guard.NotNull(points);
        Guard.Between(points.Count, 1, MaxPoints, nameof(points));
        var before = new CurvePoint(0, 0);
        foreach (var point in points)
        {
            Guard.Between(point.Spend, 0, MaxScale, nameof(points));
            Guard.Between(point.Response, 0, MaxScale, nameof(points));
            if (point.Spend <= before.Spend || point.Response < before.Response)
            {
                throw new ArgumentException(string.Format(
                    CultureInfo.InvariantCulture,
                    "Expected rising spends and responses that never fall; found ({0}, {1}) after ({2}, {3}).",
                    point.Spend,
                    point.Response,
                    before.Spend,
                    before.Response), nameof(points));
            }

            before = point;
        }

        return points;
    }

    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture, "Piecewise({0} points to spend {1}, response {2})", _spends.Length - 1, _spends[_spends.Length - 1], Scale);

    internal override ResponseCurve WithSpendTimes(double factor) =>
        new PiecewiseCurve([.. _spends.Zip(_responses, (spend, response) => new CurvePoint(spend / factor, response)).Skip(1)]);

    internal override ResponseCurve WithScaleTimes(double factor) =>
        new PiecewiseCurve([.. _spends.Zip(_responses, (spend, response) => new CurvePoint(spend, response * factor)).Skip(1)]);

    internal override double ResponseAt(double spend)
    {
        var i = PieceOf(spend);
        return i == _spends.Length - 1 ? _responses[i] : _responses[i] + (_slopes[i] * (spend - _spends[i]));
    }

    internal override double LogMarginalAt(double spend) => Math.Log(_slopes[PieceOf(spend)]);

    internal override double SpendAtLogMarginal(double logMarginal, out double slope)
    {
        slope = 0;
        for (var i = _slopes.Length - 2; i >= 0; i--)
        {
            if (Math.Log(_slopes[i]) >= logMarginal)
            {
                return _spends[i + 1];
            }
        }

        return 0;
    }

    private protected override bool HasSameParts(ResponseCurve other) =>
        other is PiecewiseCurve curve && _spends.SequenceEqual(curve._spends) && _responses.SequenceEqual(curve._responses);

    /// <summary>The piece that a spend stands on; at a corner the one that starts there.</summary>
    private int PieceOf(double spend)
    {
        var i = Array.BinarySearch(_spends, spend);
        return i >= 0 ? i : ~i - 1;
    }
}
