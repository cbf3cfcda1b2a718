namespace EcomCore.Forecasting;

/// <summary>A series taken apart: value = trend + seasons + remainder.</summary>
/// <remarks>Immutable and safe to share between threads. Missing values are filled on a straight line before, and have a remainder of NaN.</remarks>
public sealed class SeasonalDecomposition
{
    private readonly double[] _trend;
    private readonly double[][] _seasons;
    private readonly double[] _remainder;
    private readonly double[] _adjusted;

    private SeasonalDecomposition(DemandSeries series, FitData data, double[] trend, double[][] seasons, int[] periods)
    {
        Series = series;
        Periods = Array.AsReadOnly(periods);
        _trend = FitSummary.InUnits(trend, data.Scale);
        _seasons = seasons;
        _remainder = new double[series.Count];
        _adjusted = new double[series.Count];
        foreach (var season in seasons)
        {
            FitSummary.InUnits(season, data.Scale);
        }

        for (var t = 0; t < series.Count; t++)
        {
            _adjusted[t] = series.Values[t];
            foreach (var season in seasons)
            {
                _adjusted[t] -= season[t];
            }

            _remainder[t] = _adjusted[t] - _trend[t];
        }
    }

    /// <summary>Gets the series.</summary>
    public DemandSeries Series { get; }

    /// <summary>Gets the length of each season in periods, rising.</summary>
    public IReadOnlyList<int> Periods { get; }

    /// <summary>Gets the trend, in units.</summary>
    public IReadOnlyList<double> Trend => Array.AsReadOnly(_trend);

    /// <summary>Gets the seasons, in units, one list per element of <see cref="Periods"/>.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Seasons => [.. _seasons.Select(season => Array.AsReadOnly(season))];

    /// <summary>Gets what trend and seasons leave; NaN where the value is missing.</summary>
    public IReadOnlyList<double> Remainder => Array.AsReadOnly(_remainder);

    /// <summary>Gets the values without the seasons; NaN where the value is missing.</summary>
    public IReadOnlyList<double> SeasonallyAdjusted => Array.AsReadOnly(_adjusted);

    /// <summary>Takes out the series' season by STL.</summary>
    /// <param name="series">A series of more than two seasons.</param>
    /// <param name="seasonalWindow">Number of seasons over which the season is smoothed, odd and 7 or more; null for a season that never changes.</param>
    /// <param name="robust">Whether outliers lose their weight.</param>
    /// <returns>The parts. With the same parameters as R's <c>stl</c> they are the same.</returns>
    /// <remarks>Cleveland, Cleveland, McRae and Terpenning (1990), Journal of Official Statistics 6.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="series"/> is null.</exception>
    /// <exception cref="ArgumentException">The series has no season, or two seasons or less; or the window is even or below 7.</exception>
    public static SeasonalDecomposition Stl(DemandSeries series, int? seasonalWindow = null, bool robust = false)
    {
        Guard.NotNull(series);
        CheckPeriod(series, series.SeasonalPeriod, nameof(series));
        if (seasonalWindow is { } window && (window < 7 || window % 2 == 0))
        {
            throw new ArgumentOutOfRangeException(nameof(seasonalWindow), window, "Expected an odd number, 7 or more.");
        }

        var data = new FitData(series.Values, series.SeasonalPeriod);
        var fit = new StlFit(data.Complete, series.SeasonalPeriod, seasonalWindow, robust);
        return new SeasonalDecomposition(series, data, fit.Trend, [fit.Seasonal], [series.SeasonalPeriod]);
    }

    /// <summary>Takes out several seasons, such as the week and the year of daily demand.</summary>
    /// <param name="series">A series of more than two of the longest seasons.</param>
    /// <param name="periods">Different lengths in periods, 2 or more.</param>
    /// <returns>The parts, shortest season first.</returns>
    /// <remarks>Bandara, Hyndman and Bergmeir (2021), MSTL.</remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">No period, one given twice, one below 2, or one that the series is too short for.</exception>
    public static SeasonalDecomposition Mstl(DemandSeries series, params IEnumerable<int> periods)
    {
        Guard.NotNull(series);
        Guard.NotNull(periods);
        int[] rising = [.. periods.OrderBy(period => period)];
        if (rising.Length == 0 || rising.Distinct().Count() < rising.Length)
        {
            throw new ArgumentException("Expected one or more different periods.", nameof(periods));
        }

        foreach (var period in rising)
        {
            CheckPeriod(series, period, nameof(periods));
        }

        var data = new FitData(series.Values, 1);
        var fit = new MstlFit(data.Complete, rising, periodic: false);
        return new SeasonalDecomposition(series, data, fit.Trend, fit.Seasons, rising);
    }

    private static void CheckPeriod(DemandSeries series, int period, string name)
    {
        if (period < 2 || series.Count <= 2 * period)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"Series '{series.Name}': expected a season of 2 periods or more and a series of more than two seasons; found a season of {period} and {series.Count} periods."),
                name);
        }
    }
}
