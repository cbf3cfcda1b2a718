namespace EcomCore.Forecasting;

/// <summary>Least squares for Theta models and simple exponential smoothing.</summary>
/// <remarks>
/// For a given alpha the forecasts are linear in the first level and in the weight of the line, so both have a closed form and only alpha is searched for:
/// a grid, then golden sections around its best point. This finds what a search over all parameters looks for, without its chance of stopping early.
/// </remarks>
internal sealed class ThetaFit
{
    private const int GridPoints = 24;
    private const double Tolerance = 1e-7;

    // The smaller part of the golden section.
    private const double Golden = 0.3819660112501051;

    private readonly double[] _y;
    private readonly ThetaKind _kind;
    private readonly double _height;
    private readonly double _slope;

    public ThetaFit(double[] y, ThetaKind kind)
    {
        _y = y;
        _kind = kind;
        (_height, _slope) = Line(y);

        // The authors' sum of squares starts where a line through earlier values is known.
        First = kind == ThetaKind.Dynamic ? Math.Min(2, y.Length - 1) : 0;

        // The bounds of R's ets, and of the authors' forecTheta.
        var (low, high) = kind == ThetaKind.Standard ? (1e-4, 0.9999) : (0.1, 0.99);
        AlphaRange = high - low;
        Search(low, high);
    }

    public double Alpha { get; private set; }

    /// <summary>Gets the width of the range in which alpha is searched for.</summary>
    public double AlphaRange { get; }

    public double FirstLevel { get; private set; }

    /// <summary>Gets whether the first level is known to a hundred standard deviations of an error; where alpha is high it is forgotten before the first error counts.</summary>
    public bool KnowsFirstLevel => Math.Pow(1 - Alpha, 2 * First) > 1e-4;

    /// <summary>Gets 1 - 1/theta; 0 for simple exponential smoothing.</summary>
    public double Weight { get; private set; }

    public double Squares { get; private set; } = double.PositiveInfinity;

    /// <summary>Gets the first period that counts in the sum of squares, from 0.</summary>
    public int First { get; }

    /// <summary>Gets the slope of the line through all values.</summary>
    public double Slope => _slope;

    public ThetaState Start() => StartAt(Alpha, FirstLevel);

    /// <summary>The start with another smoothing constant and first level.</summary>
    public ThetaState StartAt(double alpha, double level) => _kind == ThetaKind.Dynamic
        ? new ThetaState(alpha, dynamic: true, level, 0, 0)
        : new ThetaState(alpha, dynamic: false, level, _height, _slope);

    private void Search(double low, double high)
    {
        var step = (high - low) / (GridPoints - 1);
        for (var i = 0; i < GridPoints; i++)
        {
            Evaluate(low + (i * step));
        }

        var (left, right) = (Math.Max(low, Alpha - step), Math.Min(high, Alpha + step));
        var (a, b) = (left + (Golden * (right - left)), right - (Golden * (right - left)));
        var (atA, atB) = (Evaluate(a), Evaluate(b));
        while (right - left > Tolerance)
        {
            if (atA <= atB)
            {
                (right, b, atB) = (b, a, atA);
                a = left + (Golden * (right - left));
                atA = Evaluate(a);
            }
            else
            {
                (left, a, atA) = (a, b, atB);
                b = right - (Golden * (right - left));
                atB = Evaluate(b);
            }
        }
    }

    /// <summary>The least sum of squares at an alpha; remembered when it is the least so far. Allocates nothing.</summary>
    private double Evaluate(double alpha)
    {
        var (level, weight) = Solve(alpha);
        var squares = 0.0;
        var state = new ThetaState(alpha, _kind == ThetaKind.Dynamic, level, _kind == ThetaKind.Dynamic ? 0 : _height, _kind == ThetaKind.Dynamic ? 0 : _slope);
        for (var t = 0; t < _y.Length; t++)
        {
            var e = _y[t] - state.Level - (weight > 0 ? weight * state.Pull : 0);
            squares += t >= First ? e * e : 0;
            state.Update(_y[t]);
        }

        if (squares < Squares)
        {
            (Alpha, FirstLevel, Weight, Squares) = (alpha, level, weight, squares);
        }

        return squares;
    }

    /// <summary>The regression of y - (smoothed from 0) on what is left of the first level and on the pull of the line.</summary>
    private (double Level, double Weight) Solve(double alpha)
    {
        var (uu, uz, zz, uy, zy) = (0.0, 0.0, 0.0, 0.0, 0.0);
        var state = new ThetaState(alpha, _kind == ThetaKind.Dynamic, 0, _kind == ThetaKind.Dynamic ? 0 : _height, _kind == ThetaKind.Dynamic ? 0 : _slope);
        for (var t = 0; t < _y.Length; t++)
        {
            if (t >= First)
            {
                var (rest, u, z) = (_y[t] - state.Level, state.Power, state.Pull);
                uu += u * u;
                uz += u * z;
                zz += z * z;
                uy += u * rest;
                zy += z * rest;
            }

            state.Update(_y[t]);
        }

        var weight = 0.0;
        if (_kind != ThetaKind.Standard)
        {
            var determinant = (uu * zz) - (uz * uz);
            weight = determinant > 1e-12 * uu * zz ? ((uu * zy) - (uz * uy)) / determinant : zz > 0 ? (zy - (uz * _y[0])) / zz : 0;
            weight = Math.Min(Math.Max(weight, 0), 1);
        }

        return (uu > 1e-12 ? (uy - (weight * uz)) / uu : _y[0], weight);
    }

    /// <summary>Least-squares line through values at 1, 2, ...: its height at 0 and its slope.</summary>
    private static (double Height, double Slope) Line(double[] values)
    {
        var middle = (values.Length + 1) / 2.0;
        var mean = SeasonTest.Mean(values);
        var (cross, square) = (0.0, 0.0);
        for (var t = 0; t < values.Length; t++)
        {
            var x = t + 1 - middle;
            cross += x * (values[t] - mean);
            square += x * x;
        }

        var slope = square > 0 ? cross / square : 0;
        return (mean - (slope * middle), slope);
    }
}
