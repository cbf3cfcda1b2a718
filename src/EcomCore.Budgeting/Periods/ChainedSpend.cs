namespace EcomCore.Budgeting;

/// <summary>The best spends of one channel over all periods when a unit of money costs a given response.</summary>
/// <remarks>
/// In the working spends a(t) = (1 - r) x(t) + r a(t - 1) the problem is separable: maximise the sum of w(t) f(a(t)) - m c(t) a(t), with c = 1 and, for the
/// last period, 1 / (1 - r); x(t) >= 0 becomes a(t) >= r a(t - 1). That is an isotonic regression in a(t) / r^t, solved exactly by pooling adjacent
/// violators (Ayer and others 1955; Best, Chakravarti and Ubhaya 2000 for convex functions): a pool starts at b and decays by r.
/// </remarks>
internal sealed class ChainedSpend
{
    private readonly ScheduledChannel _channel;
    private readonly double[] _logWeights;
    private readonly double _largest;

    // Pools, first to last: where each begins, and the working spend there.
    private readonly int[] _begins;
    private readonly double[] _levels;

    public ChainedSpend(ScheduledChannel channel, int periods, double total)
    {
        _channel = channel;
        _largest = total + channel.WorkingBefore;
        _logWeights = [.. Enumerable.Range(0, periods).Select(t => Math.Log(channel.PeriodWeights?[t] ?? 1))];
        _begins = new int[periods + 1];
        _levels = new double[periods];
        Working = new double[periods];
    }

    /// <summary>Gets the working spends of the last solution.</summary>
    public double[] Working { get; }

    /// <summary>Solves for a price e^y.</summary>
    /// <returns>The spend over all periods.</returns>
    public double Solve(double y)
    {
        var count = 0;
        for (var t = 0; t < Working.Length; t++)
        {
            _begins[count] = t;
            _levels[count] = Level(y, t, t + 1);
            count++;
            while (count > 1 && _levels[count - 2] * Decay(_begins[count - 1] - _begins[count - 2]) > _levels[count - 1])
            {
                count--;
                _levels[count - 1] = Level(y, _begins[count - 1], t + 1);
            }
        }

        _begins[count] = Working.Length;
        for (var pool = 0; pool < count; pool++)
        {
            for (var t = _begins[pool]; t < _begins[pool + 1]; t++)
            {
                var before = t == 0 ? _channel.WorkingBefore : Working[t - 1];
                Working[t] = Math.Max(_levels[pool] * Decay(t - _begins[pool]), _channel.Retention * before);
            }
        }

        return SpendOf(Working).Sum();
    }

    /// <summary>The spends behind working spends.</summary>
    public double[] SpendOf(double[] working)
    {
        var spends = new double[working.Length];
        for (var t = 0; t < spends.Length; t++)
        {
            var before = t == 0 ? _channel.WorkingBefore : working[t - 1];
            spends[t] = Math.Max(0, (working[t] - (_channel.Retention * before)) / (1 - _channel.Retention));
        }

        return spends;
    }

    public double Response(double[] working)
    {
        var sum = default(RunningSum);
        for (var t = 0; t < working.Length; t++)
        {
            sum.Add((_channel.PeriodWeights?[t] ?? 1) * _channel.Curve.ResponseAt(working[t]));
        }

        return sum.Total;
    }

    /// <summary>The best working spend at the beginning of a pool.</summary>
    private double Level(double y, int begin, int end)
    {
        var (low, high) = (double.PositiveInfinity, 0.0);
        for (var t = begin; t < end; t++)
        {
            var own = double.IsNegativeInfinity(_logWeights[t]) ? 0 : _channel.Curve.SpendAtLogMarginal(y + LogCost(t) - _logWeights[t], out _);
            var atBegin = Math.Min(_largest, own / Decay(t - begin));
            low = Math.Min(low, atBegin);
            high = Math.Max(high, atBegin);
        }

        for (var n = 0; n < 200 && high - low > 1e-16 * high; n++)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
            {
                break;
            }

            (low, high) = Pays(y, begin, end, middle) ? (middle, high) : (low, middle);
        }

        return low;
    }

    private bool Pays(double y, int begin, int end, double level)
    {
        var sum = 0.0;
        for (var t = begin; t < end; t++)
        {
            var part = Decay(t - begin);
            var gain = double.IsNegativeInfinity(_logWeights[t]) ? 0 : Math.Exp(_logWeights[t] + _channel.Curve.LogMarginalAt(level * part) - y);
            sum += part * (gain - Math.Exp(LogCost(t)));
        }

        return sum >= 0;
    }

    private double LogCost(int t) => t == Working.Length - 1 ? -Math.Log(1 - _channel.Retention) : 0;

    private double Decay(int age) => age == 0 ? 1 : Math.Max(1e-300, Math.Pow(_channel.Retention, age));
}
