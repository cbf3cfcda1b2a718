namespace EcomCore.Forecasting;

/// <summary>Regression of the logarithm of a mean by Poisson pseudo-maximum likelihood.</summary>
/// <remarks>
/// Iteratively reweighted least squares (Nelder and Wedderburn 1972). The estimates are right whenever the mean is exp(x b), whatever the distribution, and zeros need no
/// special care, which a regression of log y or log(1 + y) cannot say (Gourieroux, Monfort and Trognon 1984; Santos Silva and Tenreyro 2006). The deviance
/// 2 sum [y log(y/mean) - (y - mean)] takes the place of the sum of squares.
/// </remarks>
internal sealed class CountRegression
{
    private const int MostIterations = 30;
    private const double LargestExponent = 30;
    private const double Ridge = 1e-8;

    private readonly double[] _y;
    private readonly List<double[]> _columns = [];
    private double[] _coefficients = [];
    private double[] _factor = [];

    public CountRegression(double[] y)
    {
        _y = y;
        Mean = new double[y.Length];
    }

    public IReadOnlyList<double> Coefficients => _coefficients;

    public double[] Mean { get; }

    public double Deviance { get; private set; }

    public int Count => _columns.Count;

    public void Add(double[] column) => _columns.Add(column);

    public void RemoveLast(int count) => _columns.RemoveRange(_columns.Count - count, count);

    /// <summary>Fits all columns, starting from the coefficients of the last fit.</summary>
    /// <returns>False when the columns cannot be told apart.</returns>
    public bool Fit()
    {
        var p = _columns.Count;
        var current = new double[p];
        Array.Copy(_coefficients, current, Math.Min(p, _coefficients.Length));
        var deviance = Evaluate(current);
        var trial = new double[p];
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            if (!Solve(current, trial))
            {
                return false;
            }

            var next = Evaluate(trial);
            for (var halving = 0; halving < 20 && !(next <= deviance); halving++)
            {
                for (var k = 0; k < p; k++)
                {
                    trial[k] = (trial[k] + current[k]) / 2;
                }

                next = Evaluate(trial);
            }

            if (!(next <= deviance))
            {
                break;
            }

            trial.CopyTo(current, 0);
            var gain = deviance - next;
            deviance = next;
            if (gain <= 1e-9 * (1 + deviance))
            {
                break;
            }
        }

        Deviance = Evaluate(current);
        _coefficients = current;
        return Solve(current, trial);
    }

    /// <summary>About how much the deviance would fall if one or two columns were added (score test); 0 for columns that the others already explain.</summary>
    public double Gain(double[] first, double[]? second)
    {
        var (s1, v11) = Score(first, first, out var b1);
        if (!(v11 > 1e-6 * WeightedProduct(first, first)))
        {
            return 0;
        }

        if (second is null)
        {
            return s1 * s1 / v11;
        }

        var (s2, v22) = Score(second, second, out _);
        var v12 = WeightedProduct(first, second) - Inner(b1, second);
        var determinant = (v11 * v22) - (v12 * v12);
        return determinant > 1e-9 * v11 * v22
            ? ((s1 * s1 * v22) - (2 * s1 * s2 * v12) + (s2 * s2 * v11)) / determinant
            : s1 * s1 / v11;
    }

    private (double Score, double Variance) Score(double[] x, double[] other, out double[] solved)
    {
        solved = new double[_columns.Count];
        for (var k = 0; k < solved.Length; k++)
        {
            solved[k] = WeightedProduct(_columns[k], x);
        }

        Cholesky.Substitute(_factor, solved, solved.Length);
        var score = 0.0;
        for (var t = 0; t < _y.Length; t++)
        {
            score += double.IsNaN(_y[t]) ? 0 : x[t] * (_y[t] - Mean[t]);
        }

        return (score, WeightedProduct(x, other) - Inner(solved, other));
    }

    private double Inner(double[] solved, double[] x)
    {
        var sum = 0.0;
        for (var k = 0; k < solved.Length; k++)
        {
            sum += solved[k] * WeightedProduct(_columns[k], x);
        }

        return sum;
    }

    private double WeightedProduct(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var t = 0; t < a.Length; t++)
        {
            sum += double.IsNaN(_y[t]) ? 0 : a[t] * b[t] * Mean[t];
        }

        return sum;
    }

    /// <summary>Means and deviance at given coefficients.</summary>
    private double Evaluate(double[] coefficients)
    {
        var deviance = 0.0;
        for (var t = 0; t < _y.Length; t++)
        {
            var exponent = 0.0;
            for (var k = 0; k < coefficients.Length; k++)
            {
                exponent += coefficients[k] * _columns[k][t];
            }

            Mean[t] = Math.Exp(Math.Min(Math.Max(exponent, -LargestExponent), LargestExponent));
            if (!double.IsNaN(_y[t]))
            {
                deviance += 2 * ((_y[t] > 0 ? _y[t] * Math.Log(_y[t] / Mean[t]) : 0) - (_y[t] - Mean[t]));
            }
        }

        return deviance;
    }

    /// <summary>One Newton step from coefficients whose means were just evaluated; leaves the factor of the information matrix.</summary>
    private bool Solve(double[] from, double[] to)
    {
        var p = _columns.Count;
        _factor = _factor.Length == p * p ? _factor : new double[p * p];
        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                _factor[(i * p) + j] = WeightedProduct(_columns[i], _columns[j]);
            }

            _factor[(i * p) + i] *= 1 + Ridge;
            to[i] = 0;
            for (var t = 0; t < _y.Length; t++)
            {
                to[i] += double.IsNaN(_y[t]) ? 0 : _columns[i][t] * (_y[t] - Mean[t]);
            }
        }

        if (!Cholesky.Factor(_factor, p))
        {
            return false;
        }

        Cholesky.Substitute(_factor, to, p);
        for (var k = 0; k < p; k++)
        {
            to[k] += from[k];
        }

        return true;
    }
}
