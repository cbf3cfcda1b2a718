namespace EcomCore.Forecasting;

/// <summary>How volumes become logarithms and errors become scores, for counts and for an index.</summary>
internal sealed class VolumeScale
{
    private const double Half = 0.5;
    private const double AnscombeShift = 0.375;

    private readonly bool _isCount;
    private double _smallest = double.PositiveInfinity;

    /// <param name="known">The volumes by which <see cref="VolumeUnit.Automatic"/> decides; later ones must not.</param>
    /// <param name="unit">What the volumes are.</param>
    public VolumeScale(ReadOnlySpan<double> known, VolumeUnit unit)
    {
        _isCount = unit != VolumeUnit.Index;
        if (unit == VolumeUnit.Automatic)
        {
            foreach (var volume in known)
            {
                _isCount &= double.IsNaN(volume) || volume == Math.Floor(volume);
            }
        }
    }

    /// <summary>The logarithm of the next volume; of an index at 0, that of half the smallest so far. NaN where it is missing, or 0 before any other.</summary>
    public double Log(double volume)
    {
        if (_isCount)
        {
            return Math.Log(volume + Half);
        }

        _smallest = volume > 0 && volume < _smallest ? volume : _smallest;
        return volume > 0 ? Math.Log(volume) : volume == 0 && !double.IsPositiveInfinity(_smallest) ? Math.Log(_smallest) - Math.Log(2) : double.NaN;
    }

    public double Volume(double log) => _isCount ? Math.Max(0, Math.Exp(log) - Half) : Math.Exp(log);

    /// <summary>Standard deviation of the logarithm of a usual volume.</summary>
    public double Deviation(double expected, double spread) => _isCount ? Math.Sqrt((spread * spread) + (1 / (expected + Half))) : spread;

    /// <summary>Distance of a volume, given with its logarithm, from an expected one in standard deviations.</summary>
    public double Score(double volume, double log, double expected, double expectedLog, double spread) => _isCount
        ? 2 / spread * (Asinh(spread * Math.Sqrt(volume + AnscombeShift)) - Asinh(spread * Math.Sqrt(expected + AnscombeShift)))
        : (log - expectedLog) / spread;

    // Math.Asinh is not in netstandard2.0. Arguments are 0 or more, and below 1e155.
    private static double Asinh(double x) => Math.Log(x + Math.Sqrt((x * x) + 1));
}
