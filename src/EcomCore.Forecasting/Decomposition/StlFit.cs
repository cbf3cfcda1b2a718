namespace EcomCore.Forecasting;

/// <summary>The inner and outer loops of STL.</summary>
/// <remarks>Cleveland et al. (1990), sections 2 and 3, with the parameters that R's <c>stl</c> gives: a season window, a trend window of the next odd number from
/// 1.5 m / (1 - 1.5 / season window), a low-pass window of the next odd number from m, jumps of a tenth of each window; 2 inner rounds, or 15 outer ones with 1 inner each when robust.</remarks>
internal sealed class StlFit
{
    private readonly int _period;
    private readonly Loess _seasonal;
    private readonly Loess _trend;
    private readonly Loess _lowPass;
    private readonly int _seasonWindow;
    private readonly double[] _first;
    private readonly double[] _second;
    private readonly double[] _third;
    private readonly double[] _weights;
    private readonly double[] _sub;
    private readonly double[] _subSmooth;
    private readonly double[] _subRobust;
    private double[] _robustness = [];

    /// <param name="y">Complete values, at least two seasons.</param>
    /// <param name="period">Length of the season, 2 or more.</param>
    /// <param name="seasonWindow">Seasons over which the season is smoothed; null for a season that never changes.</param>
    /// <param name="robust">Whether outliers lose their weight.</param>
    public StlFit(ReadOnlySpan<double> y, int period, int? seasonWindow, bool robust)
    {
        var n = y.Length;
        _period = period;
        _seasonWindow = seasonWindow ?? (10 * n) + 1;
        var trendWindow = Odd((int)Math.Ceiling(1.5 * period / (1 - (1.5 / _seasonWindow))));
        var passWindow = Odd(period);
        _seasonal = new Loess(_seasonWindow, 0, Tenth(_seasonWindow));
        _trend = new Loess(trendWindow, 1, Tenth(trendWindow));
        _lowPass = new Loess(passWindow, 1, Tenth(passWindow));
        Trend = new double[n];
        Seasonal = new double[n];
        var room = n + (2 * period);
        (_first, _second, _third, _weights) = (new double[room], new double[room], new double[room], new double[room]);
        var most = ((n - 1) / period) + 1;
        (_sub, _subSmooth, _subRobust) = (new double[most], new double[most + 2], new double[most]);
        Run(y, robust);
        if (seasonWindow is null)
        {
            MakePeriodic();
        }
    }

    public double[] Trend { get; }

    public double[] Seasonal { get; }

    private static int Odd(int value) => value % 2 == 0 ? value + 1 : value;

    private static int Tenth(int window) => (window + 9) / 10;

    private void Run(ReadOnlySpan<double> y, bool robust)
    {
        var (outer, inner) = robust ? (15, 1) : (0, 2);
        for (var round = 0; ; round++)
        {
            for (var i = 0; i < inner; i++)
            {
                Improve(y);
            }

            if (round >= outer)
            {
                return;
            }

            WeighResiduals(y);
        }
    }

    private void Improve(ReadOnlySpan<double> y)
    {
        var n = y.Length;
        for (var t = 0; t < n; t++)
        {
            _first[t] = y[t] - Trend[t];
        }

        SmoothCycles(_first.AsSpan(0, n), _second);
        Average(_second.AsSpan(0, n + (2 * _period)), _period, _third);
        Average(_third.AsSpan(0, n + _period + 1), _period, _first);
        Average(_first.AsSpan(0, n + 2), 3, _third);
        _lowPass.Smooth(_third.AsSpan(0, n), [], _first, _weights);
        for (var t = 0; t < n; t++)
        {
            Seasonal[t] = _second[_period + t] - _first[t];
            _first[t] = y[t] - Seasonal[t];
        }

        _trend.Smooth(_first.AsSpan(0, n), _robustness, Trend, _weights);
    }

    /// <summary>Smooths the values of each place in the season, one season further at both ends.</summary>
    private void SmoothCycles(ReadOnlySpan<double> y, Span<double> season)
    {
        for (var j = 0; j < _period; j++)
        {
            var count = ((y.Length - 1 - j) / _period) + 1;
            for (var i = 0; i < count; i++)
            {
                _sub[i] = y[(i * _period) + j];
                _subRobust[i] = _robustness.Length > 0 ? _robustness[(i * _period) + j] : 1;
            }

            var values = _sub.AsSpan(0, count);
            var robust = _robustness.Length > 0 ? _subRobust.AsSpan(0, count) : default;
            var smooth = _subSmooth.AsSpan(0, count + 2);
            _seasonal.Smooth(values, robust, smooth.Slice(1), _weights);
            smooth[0] = _seasonal.At(values, robust, -1, 0, _weights, smooth[1]);
            smooth[count + 1] = _seasonal.At(values, robust, count, Math.Max(0, count - _seasonWindow), _weights, smooth[count]);
            for (var i = 0; i < count + 2; i++)
            {
                season[(i * _period) + j] = smooth[i];
            }
        }
    }

    private static void Average(ReadOnlySpan<double> y, int length, Span<double> average)
    {
        var sum = 0.0;
        for (var t = 0; t < y.Length; t++)
        {
            sum += y[t];
            if (t >= length)
            {
                sum -= y[t - length];
            }

            if (t >= length - 1)
            {
                average[t - length + 1] = sum / length;
            }
        }
    }

    /// <summary>Bisquare weights with six times the median absolute residual.</summary>
    private void WeighResiduals(ReadOnlySpan<double> y)
    {
        var n = y.Length;
        if (_robustness.Length == 0)
        {
            _robustness = new double[n];
        }

        for (var t = 0; t < n; t++)
        {
            _robustness[t] = Math.Abs(y[t] - Trend[t] - Seasonal[t]);
        }

        var sorted = (double[])_robustness.Clone();
        Array.Sort(sorted);
        var limit = 3 * (sorted[n / 2] + sorted[n - 1 - (n / 2)]);
        for (var t = 0; t < n; t++)
        {
            var size = _robustness[t];
            var ratio = size / limit;
            _robustness[t] = size <= 0.001 * limit ? 1 : size <= 0.999 * limit ? (1 - (ratio * ratio)) * (1 - (ratio * ratio)) : 0;
        }
    }

    private void MakePeriodic()
    {
        for (var j = 0; j < _period; j++)
        {
            var (sum, count) = (0.0, 0);
            for (var t = j; t < Seasonal.Length; t += _period)
            {
                sum += Seasonal[t];
                count++;
            }

            for (var t = j; t < Seasonal.Length; t += _period)
            {
                Seasonal[t] = sum / count;
            }
        }
    }
}
