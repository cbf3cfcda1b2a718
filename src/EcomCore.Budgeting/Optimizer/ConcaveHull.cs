namespace EcomCore.Budgeting;

/// <summary>The least concave polygon above a set of points: corners from left to right, slopes strictly falling.</summary>
/// <remarks>Andrew, "Another efficient algorithm for convex hulls in two dimensions" (1979): one pass over points sorted by spend.</remarks>
internal sealed class ConcaveHull
{
    private readonly double[] _spends;
    private readonly double[] _values;

    /// <summary>Logarithms of the slopes between corners, falling.</summary>
    private readonly double[] _logSlopes;

    public ConcaveHull(IEnumerable<double> spends, Func<double, double> value)
    {
        var (x, y) = (new List<double>(), new List<double>());
        foreach (var spend in spends)
        {
            var height = value(spend);
            while (x.Count > 1 && Slope(x, y, x.Count - 2, x.Count - 1) <= (height - y[y.Count - 1]) / (spend - x[x.Count - 1]))
            {
                x.RemoveAt(x.Count - 1);
                y.RemoveAt(y.Count - 1);
            }

            x.Add(spend);
            y.Add(height);
        }

        _spends = [.. x];
        _values = [.. y];
        _logSlopes = [.. Enumerable.Range(0, x.Count - 1).Select(i => Math.Log(Math.Max(0, Slope(x, y, i, i + 1))))];
    }

    public int BreakCount => _logSlopes.Length;

    public double Break(int i) => _logSlopes[i];

    public bool HasBreakAt(double y)
    {
        var i = CountAbove(y, false);
        return i < _logSlopes.Length && _logSlopes[i] == y;
    }

    /// <summary>The corner up to which spending pays at a multiplier e^y.</summary>
    public double Demand(double y, bool generous) => _spends[CountAbove(y, generous)];

    public double Value(double spend)
    {
        var i = Array.BinarySearch(_spends, spend);
        if (i >= 0)
        {
            return _values[i];
        }

        i = Math.Min(_spends.Length - 1, Math.Max(1, ~i));
        var part = _spends.Length == 1 ? 0 : (spend - _spends[i - 1]) / (_spends[i] - _spends[i - 1]);
        return _spends.Length == 1 ? _values[0] : _values[i - 1] + (part * (_values[i] - _values[i - 1]));
    }

    /// <summary>How many segments are steeper than e^y (as steep counts too where generous).</summary>
    private int CountAbove(double y, bool generous)
    {
        var (low, high) = (0, _logSlopes.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_logSlopes[middle] > y || (generous && _logSlopes[middle] == y))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static double Slope(List<double> x, List<double> y, int i, int j) => (y[j] - y[i]) / (x[j] - x[i]);
}
