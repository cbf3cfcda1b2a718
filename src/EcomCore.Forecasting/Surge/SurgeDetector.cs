using Microsoft.Extensions.Options;

namespace EcomCore.Forecasting;

/// <summary>Watches search volumes for a rise that is neither season nor chance.</summary>
/// <remarks>
/// <para>Expected volume: a level that follows the logarithm of volume with errors cut at two standard deviations (robust exponential smoothing: Gelper, Fried and Croux 2010, Robust forecasting with exponential and
/// Holt-Winters smoothing, Journal of Forecasting 29), times a season: what at least half of the last five years agree on for the same place in the year.</para>
/// <para>Score: the variance of a volume is taken as m + (s m)^2, a count with a relative spread s besides, and made 1 by asinh (Anscombe 1948, The transformation of Poisson, binomial and negative binomial data,
/// Biometrika 35): 2/s (asinh(s sqrt(v + 3/8)) - asinh(s sqrt(m + 3/8))). Of an index (<see cref="SurgeOptions.Unit"/>) only ratios count: log(v / m) / s. s follows the errors robustly while no alert is open.</para>
/// <para>Immutable and safe to share between threads.</para>
/// </remarks>
public sealed class SurgeDetector
{
    private readonly SurgeOptions _options;

    /// <summary>Creates a detector.</summary>
    /// <param name="options">Read once, here.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="OptionsValidationException">An option is out of its range.</exception>
    public SurgeDetector(SurgeOptions options)
    {
        Guard.NotNull(options);
        SurgeOptionsValidator.ThrowIfInvalid(options);
        _options = options.Copy();
    }

    /// <summary>Gets the detector with the default options.</summary>
    public static SurgeDetector Default { get; } = new(new SurgeOptions());

    /// <summary>Judges every period of a keyword.</summary>
    /// <param name="volumes">Search volumes of 0 or more per week, month or other period; NaN where missing. A season needs two full ones. Before the first one known, for an index the first above 0, no period has an expected volume or a score.</param>
    /// <param name="calendar">Festivals that move: in weekly and daily volumes a period that touches an event's window is compared with the same days of the festival in earlier years, by the higher of two weeks; monthly volumes are corrected by
    /// the share of each window that falls into the month. Volumes per quarter, per year or without dates know no festivals. Null for none.</param>
    /// <returns>The report, with a point per period. Later volumes never change an earlier point beyond <see cref="SurgeReport.HindsightCount"/>; when the second season is complete, the points before it are judged anew. O(n m) for n periods and a season of m.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="volumes"/> is null.</exception>
    /// <exception cref="ArgumentException">A volume is negative; the message names its row.</exception>
    public SurgeReport Detect(DemandSeries volumes, RetailCalendar? calendar = null)
    {
        Guard.NotNull(volumes);
        for (var t = 0; t < volumes.Count; t++)
        {
            if (volumes.Values[t] < 0)
            {
                throw new ArgumentException(FormattableString.Invariant($"Series '{volumes.Name}', row {t}: expected a volume of 0 or more, found {volumes.Values[t]}."), nameof(volumes));
            }
        }

        return new SurgeRun(volumes, calendar ?? RetailCalendar.None, _options).Report();
    }

    /// <summary>Judges many keywords in parallel.</summary>
    /// <param name="volumes">Volumes per keyword.</param>
    /// <param name="calendar">As in <see cref="Detect"/>.</param>
    /// <param name="degreeOfParallelism">Threads at most; -1 for as many as the machine has.</param>
    /// <param name="progress">Told the number of keywords done, from any thread; null for none.</param>
    /// <param name="cancellationToken">Stops between two keywords.</param>
    /// <returns>One report per keyword, in input order and the same whatever the number of threads.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="volumes"/> or one of them is null.</exception>
    /// <exception cref="ArgumentException">A volume is negative, or the number of threads is out of range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IReadOnlyList<SurgeReport> DetectAll(
        IReadOnlyList<DemandSeries> volumes, RetailCalendar? calendar = null, int degreeOfParallelism = -1, IProgress<int>? progress = null,
        CancellationToken cancellationToken = default) =>
        Batch.Run(volumes, item => Detect(item, calendar), degreeOfParallelism, progress, cancellationToken, item => item.Count);

    internal static SurgeDetector FromOptions(IOptionsMonitor<SurgeOptions> options, string name) => new(options.Get(name));
}
