namespace EcomCore.Inventory;

/// <summary>The demand that was observed, each observation as likely as the others. Immutable.</summary>
internal readonly struct EmpiricalLaw
{
    private readonly double[] _sorted;

    public EmpiricalLaw(IReadOnlyList<double> observations)
    {
        _sorted = [.. observations];
        Array.Sort(_sorted);
        var mean = _sorted.Sum() / _sorted.Length;
        Mean = mean;
        Deviation = Math.Sqrt(_sorted.Sum(x => (x - mean) * (x - mean)) / _sorted.Length);
    }

    public double Mean { get; }

    public double Deviation { get; }

    /// <summary>The observation below which a share of all others lies.</summary>
    public double PlaceOf(double share) => _sorted[Math.Min(_sorted.Length - 1, (int)(share * _sorted.Length))];

    /// <summary>The share of the units from a place on that is expected to be sold, and the share that is not.</summary>
    public (double Sold, double Unsold) Share(double from, double units)
    {
        var sum = 0.0;
        var i = FirstAbove(from);
        for (; i < _sorted.Length && _sorted[i] < from + units; i++)
        {
            sum += (_sorted[i] - from) / units;
        }

        // Each from its own count: what one more subtraction rounds away would part worths that tie.
        return ((sum + (_sorted.Length - i)) / _sorted.Length, (i - sum) / _sorted.Length);
    }

    private int FirstAbove(double value)
    {
        var (low, high) = (0, _sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _sorted[middle] > value ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
