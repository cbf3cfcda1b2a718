namespace EcomCore.Forecasting;

/// <summary>Counts the values inside intervals, level by level.</summary>
internal sealed class CoverageTally
{
    private readonly double[] _levels;
    private readonly int[] _inside;
    private int _compared;

    private CoverageTally(double[] levels) => (_levels, _inside) = (levels, new int[levels.Length]);

    /// <summary>A tally of checked levels; null for 80 and 95.</summary>
    public static CoverageTally Of(IReadOnlyList<double>? levels)
    {
        double[] copy = levels is null ? [80, 95] : [.. levels];
        foreach (var level in copy)
        {
            Forecast.CheckLevel(level);
        }

        return new CoverageTally(copy);
    }

    public void Add(Forecast forecast, int step, double value)
    {
        _compared++;
        for (var i = 0; i < _levels.Length; i++)
        {
            var interval = forecast.Interval(step, _levels[i]);
            _inside[i] += value >= interval.Lower && value <= interval.Upper ? 1 : 0;
        }
    }

    public IReadOnlyList<IntervalCoverage> Report() => Array.AsReadOnly(_levels.Select((level, i) => new IntervalCoverage(level, _compared > 0 ? 100.0 * _inside[i] / _compared : double.NaN)).ToArray());
}
