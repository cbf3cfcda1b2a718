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
    private double[] _system = [];

    /// <summary>The series after differencing, the constant if there is one, and the regressors.</summary>
    public double[][] Columns(bool constant) => constant ? [data.Series, _ones ??= [.. Enumerable.Repeat(1.0, data.Series.Length)], .. data.Regressors] : [data.Series, .. data.Regressors];

    public double[][] Innovations(int columns) => Some(_innovations, columns);

    public double[] Variances() => _variances ??= new double[data.Series.Length];

    public double[] Residuals() => _residuals ??= new double[data.Series.Length];

    public double[] TrialResiduals() => _trialResiduals ??= new double[data.Series.Length];

    public double[][] Jacobian(int parameters) => Some(_jacobian, parameters);

    public double[] System(int size) => _system.Length >= size ? _system : _system = new double[size];

    private double[][] Some(List<double[]> made, int count)
    {
        while (made.Count < count)
        {
            made.Add(new double[data.Series.Length]);
        }

        return [.. made.Take(count)];
    }
}
