namespace EcomCore.Forecasting;

/// <summary>Every step has no demand, or one of the sizes of the past; steps do not depend on each other.</summary>
/// <remarks>
/// For demand that is mostly 0 a normal distribution would say nothing true. The chance of a demand is the forecast divided by the mean size, so that the mean is the forecast and every quantile is a number of units that occurred. Only a
/// forecast above the mean size stretches the sizes. The quantile at p is the smallest value that is not exceeded with a probability of p at least.
/// </remarks>
internal sealed class EmpiricalError : IForecastError
{
    private const double Rounding = 1e-12;

    // Sorted values less the mean, 0 among them, and the probability of each and all below it.
    private readonly double[] _deviations;
    private readonly double[] _reached;
    private readonly double _deviation;

    /// <param name="values">Past values in units, none missing; at least one.</param>
    /// <param name="mean">The forecast of every step.</param>
    public EmpiricalError(IReadOnlyList<double> values, double mean)
    {
        double[] sizes = [.. values.Where(value => value != 0)];
        var average = sizes.Sum(size => size / sizes.Length);
        var ratio = sizes.Length > 0 && average != 0 && mean / average > 0 ? mean / average : sizes.Length / (double)values.Count;
        var (chance, stretch) = (Math.Min(ratio, 1), Math.Max(ratio, 1));
        (double Value, double Weight)[] atoms = [(0, 1 - chance), .. sizes.Select(size => (size * stretch, chance / sizes.Length))];
        Array.Sort(atoms);
        var scale = FitData.PowerOfTwoNear(atoms.Max(atom => Math.Abs(atom.Value)));
        (_deviations, _reached) = (new double[atoms.Length], new double[atoms.Length]);
        var (reached, center, squares) = (0.0, atoms.Sum(atom => atom.Weight * (atom.Value / scale)), 0.0);
        for (var i = 0; i < atoms.Length; i++)
        {
            _deviations[i] = atoms[i].Value - mean;
            _reached[i] = reached += atoms[i].Weight;
            squares += atoms[i].Weight * ((atoms[i].Value / scale) - center) * ((atoms[i].Value / scale) - center);
        }

        _deviation = scale * Math.Sqrt(squares * values.Count / Math.Max(values.Count - 1, 1));
    }

    public double StandardDeviation(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
        {
            sum += weight * weight;
        }

        return _deviation * Math.Sqrt(sum);
    }

    public double StandardDeviationAt(int step) => _deviation;

    public double Deviation(int step, double probability)
    {
        // Sums of equal parts may lack the last digit.
        var place = Array.BinarySearch(_reached, probability - Rounding);
        return _deviations[Math.Min(place < 0 ? ~place : place, _deviations.Length - 1)];
    }

    /// <summary>Several steps are taken as normal, as the sum of many independent ones is.</summary>
    public IForecastError Summed(double[] weights) =>
        weights.Count(weight => weight != 0) == 1 ? new SummedError(this, weights, this) : LinearError.OfOneStep(StandardDeviation(weights));

    public void Sample(SeededNormal normal, Span<double> errors, bool isKnown = false)
    {
        for (var h = 0; h < errors.Length; h++)
        {
            errors[h] = Deviation(h, normal.NextUniform());
        }
    }
}
