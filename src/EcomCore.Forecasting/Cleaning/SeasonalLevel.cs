namespace EcomCore.Forecasting;

/// <summary>A forecast that no single value can move: the median of the last values, plus the median of what the place in the season had in its last four cycles.</summary>
/// <remarks>What a place has is its value less the median of the cycle that ends with it, so that a trend does not count as season. Each forecast looks only at what came before.</remarks>
internal sealed class SeasonalLevel
{
    private const int Cycles = 4;
    private const int LeastMemory = 8;

    private readonly int[] _at;
    private readonly double[] _values;
    private readonly int _period;
    private readonly double[] _apart;

    /// <param name="at">Periods of the observed values, rising.</param>
    /// <param name="values">The observed values.</param>
    /// <param name="period">Length of the season; 1 for none.</param>
    public SeasonalLevel(int[] at, double[] values, int period)
    {
        (_at, _values, _period) = (at, values, period);
        _apart = new double[values.Length];
        var first = 0;
        for (var i = 0; i < values.Length && period > 1; i++)
        {
            while (at[first] <= at[i] - period)
            {
                first++;
            }

            _apart[i] = at[i] - at[0] < period - 1 ? double.NaN : values[i] - Robust.Median(values.AsSpan(first, i - first + 1));
        }
    }

    public int Period => _period;

    /// <summary>Gets how many values are observed.</summary>
    public int Count => _values.Length;

    /// <summary>Gets how many observed values the first forecast needs before it.</summary>
    public int Least => _period > 1 ? 2 * _period : LeastMemory;

    /// <summary>The period of an observed value.</summary>
    public int At(int index) => _at[index];

    /// <summary>How far observed values lie from what was to be expected of them.</summary>
    /// <param name="origin">The first value that the forecast does not know; at least <see cref="Least"/>.</param>
    /// <param name="from">First value to compare.</param>
    /// <param name="count">How many.</param>
    /// <param name="level">The level at the origin, without season.</param>
    public double[] Misses(int origin, int from, int count, out double level)
    {
        var season = Season(origin);
        Span<double> recent = stackalloc double[Math.Min(origin, Math.Max(LeastMemory, _period))];
        for (var i = 0; i < recent.Length; i++)
        {
            var last = origin - recent.Length + i;
            recent[i] = _values[last] - season[_at[last] % _period];
        }

        level = Robust.Median(recent);
        var misses = new double[count];
        for (var i = 0; i < count; i++)
        {
            misses[i] = _values[from + i] - level - season[_at[from + i] % _period];
        }

        return misses;
    }

    private double[] Season(int origin)
    {
        var season = new double[_period];
        if (_period == 1)
        {
            return season;
        }

        // Small enough for the stack: the search takes a season of more than 24 periods for none.
        Span<double> found = stackalloc double[_period * Cycles];
        Span<int> counts = stackalloc int[_period];
        counts.Clear();
        for (var i = origin - 1; i >= 0 && _at[i] > _at[origin - 1] - ((Cycles + 1) * _period); i--)
        {
            var place = _at[i] % _period;
            if (counts[place] < Cycles && !double.IsNaN(_apart[i]))
            {
                found[(place * Cycles) + counts[place]++] = _apart[i];
            }
        }

        for (var place = 0; place < _period; place++)
        {
            season[place] = counts[place] > 0 ? Robust.Median(found.Slice(place * Cycles, counts[place])) : 0;
        }

        return season;
    }
}
