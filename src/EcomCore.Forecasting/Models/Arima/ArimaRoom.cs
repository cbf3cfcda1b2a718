namespace EcomCore.Forecasting;

/// <summary>Buffers for fits to one series, one after the other: a search tries dozens of orders.</summary>
/// <param name="data">The data.</param>
/// <remarks>Whoever uses a room last owns what is in it. Not safe to share between threads.</remarks>
internal sealed class ArimaRoom(ArimaData data)
{
    private readonly List<double[]> _innovations = [];
    private readonly List<double[]> _jacobian = [];
    private double[]? _ones;
    private double[]? _variances;
    private double[]? _residuals;
    private double[]? _trialResiduals;
    private readonly List<double[]> _vectors = [];

    /// <summary>The series after differencing, the constant if there is one, and the regressors.</summary>
    public double[][] Columns(bool constant) => constant ? [data.Series, _ones ??= [.. Enumerable.Repeat(1.0, data.Series.Length)], .. data.Regressors] : [data.Series, .. data.Regressors];

    public double[][] Innovations(int columns) => Some(_innovations, columns);

    public double[] Variances() => _variances ??= new double[data.Series.Length];

    public double[] Residuals() => _residuals ??= new double[data.Series.Length];

    public double[] TrialResiduals() => _trialResiduals ??= new double[data.Series.Length];

    public double[][] Jacobian(int parameters) => Some(_jacobian, parameters);

    /// <summary>The i-th of some vectors of at least a length; what is in it is left from before.</summary>
    public double[] Vector(int i, int length)
    {
        while (_vectors.Count <= i)
        {
            _vectors.Add([]);
        }

        return _vectors[i].Length >= length ? _vectors[i] : _vectors[i] = new double[length];
    }

    private double[][] Some(List<double[]> made, int count)
    {
        while (made.Count < count)
        {
            made.Add(new double[data.Series.Length]);
        }

        return made.Count == count ? [.. made] : made.GetRange(0, count).ToArray();
    }
}
