using MathNet.Numerics.Distributions;

namespace EcomCore.Forecasting;

/// <summary>What the launches of similar items say about the next one: a level that varies from item to item, and a course in time.</summary>
/// <remarks>
/// Levels are taken as lognormal. The next level's spread is that of a normal prediction from n values: the standard deviation of their logarithms times sqrt(1 + 1/n), stretched as Student's distribution with n - 1
/// degrees is at 95 % (Goodwin, Dyussekeneva and Meeran 2013 review forecasting by analogy; the prediction interval is the textbook one). The course is drawn whole from one of the launches, so that its
/// steps stay correlated. Sales so far move the level by their precision: the spread, over the launches, of what the same first periods said about the whole.
/// Equal launches are no proof that the next one is equal: neither spread counts as less than 10 % and what chance does to counts together, sqrt(0.1^2 + 1/units) (Poisson).
/// </remarks>
internal sealed class LaunchCurves
{
    public const int LeastLaunches = 3;

    private const double LeastSpread = 0.1;
    private const int Paths = 4000;
    private const int Seed = 20081011;

    private readonly double[][] _courses;
    private readonly double[] _levels;
    private readonly double _logLevel;
    private readonly double _deviation;
    private readonly double _units;

    /// <param name="units">Mean units per launch over the horizon, above 0.</param>
    /// <param name="launches">Sales, or shares, of each launch from its first period on, all of one length; NaN where missing. None is below 0, the first is above.</param>
    public LaunchCurves(IReadOnlyList<double[]> launches, double units)
    {
        _units = units;
        Horizon = launches[0].Length;
        _levels = [.. launches.Select(Mean)];
        _courses = [.. launches.Select((launch, i) => launch.Select(value => value / _levels[i]).ToArray())];
        Course = [.. Enumerable.Range(0, Horizon).Select(k => Mean([.. _courses.Select(course => course[k])])).Select(mean => double.IsNaN(mean) ? 1 : mean)];
        foreach (var course in _courses)
        {
            for (var k = 0; k < Horizon; k++)
            {
                course[k] = double.IsNaN(course[k]) ? Course[k] : course[k];
            }
        }

        (_logLevel, var found) = Spread(_levels);
        _deviation = Math.Max(found, LeastDeviation(1));
    }

    public int Horizon { get; }

    public int Count => _levels.Length;

    /// <summary>Gets the mean course, 1 on average.</summary>
    public double[] Course { get; }

    public double MeanLevel => _levels.Average();

    /// <summary>The rest of a launch of which the first periods are known.</summary>
    /// <param name="sold">Sales so far, or none; NaN where missing.</param>
    /// <param name="carrier">Multiplies each path step by step, such as the category's possible futures; null for 1.</param>
    /// <param name="carrierMeans">Mean of the carrier, one per step; null for 1 over the rest of the horizon.</param>
    public (double[] Means, IForecastError Error) Rest(IReadOnlyList<double> sold, PathDrawer? carrier = null, double[]? carrierMeans = null)
    {
        var first = sold.Count;
        var steps = carrierMeans?.Length ?? Horizon - first;
        var (level, mean, deviation) = Level(sold);
        var means = new double[steps];
        for (var k = 0; k < steps; k++)
        {
            means[k] = mean * Course[first + k] * (carrierMeans?[k] ?? 1);
        }

        var normal = new SeededNormal(Seed);
        var paths = new double[steps][];
        for (var k = 0; k < steps; k++)
        {
            paths[k] = new double[Paths];
        }

        var path = new double[steps];
        for (var p = 0; p < Paths; p++)
        {
            Draw(normal, path);
            for (var k = 0; k < steps; k++)
            {
                paths[k][p] = path[k];
            }
        }

        return (means, new SimulatedError(means, paths, 1, Draw));

        void Draw(SeededNormal random, Span<double> one)
        {
            one.Fill(1);
            carrier?.Invoke(random, one);
            var height = Math.Exp(level + (deviation * random.Next()));
            var course = _courses[Math.Min((int)(random.NextUniform() * Count), Count - 1)];
            for (var k = 0; k < one.Length; k++)
            {
                one[k] *= height * course[first + k];
            }
        }
    }

    /// <summary>Logarithm of the level, its mean, and the deviation of the logarithm for drawing.</summary>
    private (double Log, double Mean, double Deviation) Level(IReadOnlyList<double> sold)
    {
        var (log, share) = (_logLevel, 1.0);
        var (units, expected) = Sums(sold, Course);
        if (expected > 0)
        {
            // How the same first periods of the launches compared with their whole.
            var (_, found) = Spread(AboveZero([.. _courses.Select(course => FirstPart(course, sold) / expected)]));
            var noise = Math.Max(found, LeastDeviation(expected / Horizon));
            share = noise * noise / ((noise * noise) + (_deviation * _deviation));
            // Nothing sold has no logarithm; it counts as half of the weakest launch.
            var soldLevel = units > 0 ? units / expected : 0.5 * _levels.Min();
            log += (1 - share) * (Math.Log(soldLevel) - _logLevel);
        }

        var mean = Math.Exp(log) * Math.Pow(MeanLevel / Math.Exp(_logLevel), share);
        var stretch = Math.Sqrt(1 + (1.0 / Count)) * StudentT.InvCDF(0, 1, Count - 1, 0.95) / Normal.InvCDF(0, 1, 0.95);
        return (log, mean, _deviation * Math.Sqrt(share) * stretch);
    }

    /// <summary>The least deviation of the logarithm of a part of a launch, given as a share of its units.</summary>
    private double LeastDeviation(double share) => Math.Sqrt((LeastSpread * LeastSpread) + (1 / (share * _units)));

    /// <summary>Nothing has no logarithm; it counts as half of the least that is more.</summary>
    private static double[] AboveZero(double[] values)
    {
        var least = values.Where(value => value > 0).Min();
        return [.. values.Select(value => value > 0 ? value : least / 2)];
    }

    private static double FirstPart(double[] course, IReadOnlyList<double> sold) => Sums(sold, course).Expected;

    private static (double Units, double Expected) Sums(IReadOnlyList<double> sold, double[] course)
    {
        var (units, expected) = (0.0, 0.0);
        for (var k = 0; k < sold.Count; k++)
        {
            units += double.IsNaN(sold[k]) ? 0 : Math.Max(sold[k], 0);
            expected += double.IsNaN(sold[k]) ? 0 : course[k];
        }

        return (units, expected);
    }

    private static (double Mean, double Deviation) Spread(double[] values)
    {
        var mean = values.Average(value => Math.Log(value));
        return (mean, Math.Sqrt(values.Sum(value => (Math.Log(value) - mean) * (Math.Log(value) - mean)) / (values.Length - 1)));
    }

    private static double Mean(double[] values)
    {
        var known = values.Where(value => !double.IsNaN(value)).ToArray();
        return known.Length > 0 ? known.Average() : double.NaN;
    }
}
