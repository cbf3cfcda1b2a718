namespace EcomCore.Budgeting;

/// <summary>A sum that carries its rounding error along (Neumaier 1974), so that 2,000 channels add up to the last digit.</summary>
internal struct RunningSum
{
    private double _sum;
    private double _error;

    public readonly double Total => _sum + _error;

    public void Add(double value)
    {
        var next = _sum + value;
        _error += Math.Abs(_sum) >= Math.Abs(value) ? _sum - next + value : value - next + _sum;
        _sum = next;
    }
}
