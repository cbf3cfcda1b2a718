using System.Numerics;

namespace EcomCore.Forecasting;

/// <summary>Runs complex exponential smoothing through data, forwards or backwards.</summary>
/// <remarks>
/// Svetunkov, Kourentzes and Ord (2022), Complex exponential smoothing, Naval Research Logistics 69. With e the error of the one-step forecast l(t-1), and a = a0 + i a1:
/// l(t) = l(t-1) - (1 - a1) c(t-1) + (a0 - a1) e, c(t) = l(t-1) + (1 - a0) c(t-1) + (a0 + a1) e. Simple season: the same with states one season old.
/// Partial season: y = l + s, s(t) = s(t-m) + b0 e. Full season: y = l + l', where l' and c' are a season old and have a smoothing constant of their own. The first
/// states are found by backcasting: the recursion runs to the end, back to the start, and so on.
/// </remarks>
internal sealed class CesRecursion
{
    private readonly CesSeason _season;
    private readonly double[] _y;
    private readonly double[] _seasonal;
    private readonly double[] _hidden;
    private double _level;
    private double _other;
    private double _a0;
    private double _a1;
    private double _b0;
    private double _b1;

    public CesRecursion(CesSeason season, double[] complete, int period)
    {
        _season = season;
        _y = complete;
        _seasonal = new double[season == CesSeason.None ? 1 : period];
        _hidden = new double[_seasonal.Length];
    }

    /// <summary>Number of smoothing constants.</summary>
    public static int Constants(CesSeason season) => season switch { CesSeason.Partial => 3, CesSeason.Full => 4, _ => 2 };

    /// <summary>Sum of squared one-step errors after two rounds of backcasting; infinite outside the stability region. Allocates nothing.</summary>
    public double Squares(ReadOnlySpan<double> constants)
    {
        Set(constants);
        if (!IsStable(_a0, _a1) || (_season == CesSeason.Full && !IsStable(_b0, _b1)) || (_season == CesSeason.Partial && !(_b0 > 0 && _b0 < 1)))
        {
            return double.PositiveInfinity;
        }

        Start();
        Backcast();
        Backcast();
        var squares = 0.0;
        for (var t = 0; t < _y.Length; t++)
        {
            var e = _y[t] - Predict(t);
            squares += e * e;
            Update(t, e);
        }

        return squares;
    }

    /// <summary>Runs with backcast states, leaves the states at the end of the data, and writes the one-step forecasts.</summary>
    public void Run(ReadOnlySpan<double> constants, Span<double> fitted)
    {
        Set(constants);
        Start();
        Backcast();
        Backcast();
        for (var t = 0; t < _y.Length; t++)
        {
            fitted[t] = Predict(t);
            Update(t, _y[t] - fitted[t]);
        }
    }

    /// <summary>A copy that can be run on.</summary>
    public CesRecursion Copy()
    {
        var copy = new CesRecursion(_season, _y, _seasonal.Length)
        {
            _level = _level,
            _other = _other,
            _a0 = _a0,
            _a1 = _a1,
            _b0 = _b0,
            _b1 = _b1,
        };
        _seasonal.CopyTo(copy._seasonal, 0);
        _hidden.CopyTo(copy._hidden, 0);
        return copy;
    }

    /// <summary>The states as complex numbers: that of the level and one per place in the season.</summary>
    public (Complex Level, Complex[] Season) States() => (new Complex(_level, _other), [.. _seasonal.Zip(_hidden, (seen, hidden) => new Complex(seen, hidden))]);

    /// <summary>The forecast of period t.</summary>
    public double Predict(int t) => _season switch
    {
        CesSeason.None => _level,
        CesSeason.Simple => _seasonal[t % _seasonal.Length],
        _ => _level + _seasonal[t % _seasonal.Length],
    };

    /// <summary>Moves the states on by an error of period t.</summary>
    public void Update(int t, double e)
    {
        var slot = t % _seasonal.Length;
        if (_season != CesSeason.Simple)
        {
            (_level, _other) = Next(_level, _other, _a0, _a1, e);
        }

        switch (_season)
        {
            case CesSeason.Simple:
                (_seasonal[slot], _hidden[slot]) = Next(_seasonal[slot], _hidden[slot], _a0, _a1, e);
                break;
            case CesSeason.Partial:
                _seasonal[slot] += _b0 * e;
                break;
            case CesSeason.Full:
                (_seasonal[slot], _hidden[slot]) = Next(_seasonal[slot], _hidden[slot], _b0, _b1, e);
                break;
        }
    }

    private static (double Level, double Other) Next(double level, double other, double a0, double a1, double e) =>
        (level - ((1 - a1) * other) + ((a0 - a1) * e), level + ((1 - a0) * other) + ((a0 + a1) * e));

    /// <summary>Whether old values are forgotten: both eigenvalues of the discount matrix lie inside the unit circle.</summary>
    private static bool IsStable(double a0, double a1)
    {
        var (p, q, r, s) = (1 - (a0 - a1), -(1 - a1), 1 - (a0 + a1), 1 - a0);
        var (trace, determinant) = (p + s, (p * s) - (q * r));
        return Math.Abs(determinant) < 1 && Math.Abs(trace) < 1 + determinant;
    }

    private void Set(ReadOnlySpan<double> constants)
    {
        (_a0, _a1) = (constants[0], constants[1]);
        _b0 = constants.Length > 2 ? constants[2] : 0;
        _b1 = constants.Length > 3 ? constants[3] : 0;
    }

    private void Backcast()
    {
        for (var t = 0; t < _y.Length; t++)
        {
            Update(t, _y[t] - Predict(t));
        }

        for (var t = _y.Length - 1; t >= 0; t--)
        {
            Update(t, _y[t] - Predict(t));
        }
    }

    /// <summary>Rough first states, which backcasting replaces: the mean of the first values, and the first season's distances from it.</summary>
    private void Start()
    {
        var count = Math.Min(Math.Max(10, _seasonal.Length), _y.Length);
        _level = SeasonTest.Mean(_y.AsSpan(0, count));
        _other = _level / 1.1;
        for (var j = 0; j < _seasonal.Length; j++)
        {
            _seasonal[j] = j < _y.Length && _season != CesSeason.None ? _y[j] - (_season == CesSeason.Simple ? 0 : _level) : 0;
            _hidden[j] = _seasonal[j] / 1.1;
        }
    }
}
