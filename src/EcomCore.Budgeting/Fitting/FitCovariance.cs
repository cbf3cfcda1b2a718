using MathNet.Numerics.LinearAlgebra;

namespace EcomCore.Budgeting;

/// <summary>The covariance of the estimates: s^2 (J'J)^-1 over the parameters that are not at a bound and that the history identifies.</summary>
/// <remarks>Seber and Wild, Nonlinear Regression (1989), section 2.1.2. Directions in which J hardly moves (relative singular value below 1e-7) are unidentified.</remarks>
internal sealed class FitCovariance
{
    private readonly int[] _place;
    private readonly Matrix<double> _root;

    public FitCovariance(IFitModel model, double[] p, double cost)
    {
        var jacobian = model.Jacobian(p);
        var free = Enumerable.Range(0, p.Length).Where(j => p[j] > model.Lower[j] && p[j] < model.Upper[j] && jacobian[j].Any(value => value != 0)).ToArray();
        DegreesOfFreedom = jacobian[0].Length - free.Length;
        ResidualVariance = DegreesOfFreedom > 0 ? cost / DegreesOfFreedom : double.NaN;

        var lengths = free.Select(j => Math.Sqrt(BoundedLeastSquares.SumOfSquares(jacobian[j]))).ToArray();
        var scaled = Matrix<double>.Build.Dense(jacobian[0].Length, free.Length, (t, a) => jacobian[free[a]][t] / lengths[a]);
        var svd = scaled.Svd();
        var good = Enumerable.Range(0, free.Length).Where(k => svd.S[k] > 1e-7 * svd.S[0]).ToArray();

        // A parameter with a part in an unidentified direction has no standard error.
        bool IsKnown(int a) => Enumerable.Range(0, free.Length).Except(good).All(k => Math.Abs(svd.VT[k, a]) < 1e-3);
        var known = Enumerable.Range(0, free.Length).Where(IsKnown).ToArray();
        _place = [.. Enumerable.Repeat(-1, p.Length)];
        for (var a = 0; a < known.Length; a++)
        {
            _place[free[known[a]]] = a;
        }

        _root = Matrix<double>.Build.Dense(Math.Max(1, known.Length), Math.Max(1, good.Length), (a, k) =>
            known.Length == 0 || good.Length == 0 ? 0 : svd.VT[good[k], known[a]] / svd.S[good[k]] / lengths[known[a]] * Math.Sqrt(ResidualVariance));
    }

    public int DegreesOfFreedom { get; }

    public double ResidualVariance { get; }

    public bool IsKnown(int parameter) => _place[parameter] >= 0;

    /// <summary>The standard error of a function of the parameters with this gradient; NaN when it needs one that is not known.</summary>
    public double StandardError(IEnumerable<(int Parameter, double Slope)> gradient)
    {
        var sum = new double[_root.ColumnCount];
        foreach (var (parameter, slope) in gradient)
        {
            if (slope == 0)
            {
                continue;
            }

            if (_place[parameter] < 0)
            {
                return double.NaN;
            }

            for (var k = 0; k < sum.Length; k++)
            {
                sum[k] += slope * _root[_place[parameter], k];
            }
        }

        return Math.Sqrt(sum.Sum(value => value * value));
    }

    /// <summary>A draw from the normal distribution around the estimates.</summary>
    public double[] Draw(double[] p, IFitModel model, SeededRandom random)
    {
        var noise = Enumerable.Range(0, _root.ColumnCount).Select(_ => random.Normal()).ToArray();
        var drawn = (double[])p.Clone();
        for (var j = 0; j < p.Length; j++)
        {
            for (var k = 0; _place[j] >= 0 && k < noise.Length; k++)
            {
                drawn[j] += _root[_place[j], k] * noise[k];
            }

            drawn[j] = Math.Min(model.Upper[j], Math.Max(model.Lower[j], drawn[j]));
        }

        return drawn;
    }
}
