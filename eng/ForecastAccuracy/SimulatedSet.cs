using EcomCore.Forecasting;

namespace EcomCore.ForecastAccuracy;

/// <summary>Series drawn from a known process with normal errors, so that what an interval should hold is known: no series of a competition is looked at.</summary>
/// <param name="Name">The process.</param>
/// <param name="Length">Values that a forecaster sees.</param>
/// <param name="Horizon">Values that it forecasts.</param>
/// <param name="Season">Periods of a season; 1 for none.</param>
/// <param name="Draw">Makes values from standard normal numbers.</param>
internal sealed record SimulatedSet(string Name, int Length, int Horizon, int Season, Func<int, Func<double>, IEnumerable<double>> Draw)
{
    private const double Level = 1000;
    private const double Sigma = 30;

    public static IEnumerable<SimulatedSet> All()
    {
        foreach (var (length, horizon) in new[] { (14, 6), (30, 6) })
        {
            yield return new("local level", length, horizon, 1, (count, normal) => Smoothed(count, normal, 0.4, 0, 1, 0));
            yield return new("local trend", length, horizon, 1, (count, normal) => Smoothed(count, normal, 0.6, 0.15, 1, 10));
            yield return new("damped trend", length, horizon, 1, (count, normal) => Smoothed(count, normal, 0.7, 0.3, 0.85, 20));
            yield return new("walk with drift", length, horizon, 1, (count, normal) => Smoothed(count, normal, 1, 0, 1, 15));
            yield return new("walk", length, horizon, 1, (count, normal) => Smoothed(count, normal, 1, 0, 1, 0));
            yield return new("autoregression", length, horizon, 1, Autoregression);
        }

        foreach (var length in new[] { 8, 12, 20 })
        {
            yield return new("short quarters, additive", length, 4, 4, (count, normal) => Seasonal(count, normal, 4, 0.3, 0, 0.15));
        }

        yield return new("short months, additive", 30, 12, 12, (count, normal) => Seasonal(count, normal, 12, 0.2, 0, 0.1));
        yield return new("quarters, additive", 36, 8, 4, (count, normal) => Seasonal(count, normal, 4, 0.3, 0, 0.15));
        yield return new("quarters, multiplicative", 36, 8, 4, (count, normal) => Seasonal(count, normal, 4, 0.3, 6, 0.15, multiplicative: true));
        yield return new("months, additive", 84, 18, 12, (count, normal) => Seasonal(count, normal, 12, 0.2, 0, 0.1));
    }

    public DemandSeries[] Series(int count) => [.. Enumerable.Range(0, count).Select(One)];

    private DemandSeries One(int seed)
    {
        var random = new Random((seed * 7919) + Length);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return DemandSeries.Indexed(Draw(Length + Horizon, Normal), seasonalPeriod: Season, name: FormattableString.Invariant($"{Name} {seed}"));
    }

    /// <summary>Exponential smoothing without season.</summary>
    private static IEnumerable<double> Smoothed(int count, Func<double> normal, double alpha, double beta, double phi, double slope)
    {
        var level = Level;
        for (var t = 0; t < count; t++)
        {
            var e = Sigma * normal();
            yield return level + (phi * slope) + e;
            (level, slope) = (level + (phi * slope) + (alpha * e), (phi * slope) + (beta * e));
        }
    }

    private static IEnumerable<double> Autoregression(int count, Func<double> normal)
    {
        const double Memory = 0.7;
        var apart = Sigma * normal() / Math.Sqrt(1 - (Memory * Memory));
        for (var t = 0; t < count; t++)
        {
            yield return Level + apart;
            apart = (Memory * apart) + (Sigma * normal());
        }
    }

    private static IEnumerable<double> Seasonal(int count, Func<double> normal, int period, double alpha, double slope, double gamma, bool multiplicative = false)
    {
        var (level, seasons) = (Level, Enumerable.Range(0, period).Select(j => 0.2 * Math.Sin(2 * Math.PI * (j + 0.3) / period)).ToArray());
        for (var t = 0; t < count; t++)
        {
            var (e, at) = (Sigma * normal(), t % period);
            yield return multiplicative ? (level + slope) * (1 + seasons[at]) * (1 + (e / Level)) : level + slope + (Level * seasons[at]) + e;
            level += slope + (alpha * e);
            seasons[at] += (1 - alpha) * gamma * e / Level;
        }
    }
}
