namespace EcomCore.Forecasting;

/// <summary>How similar items sold after their launch: what an item without history is forecast by.</summary>
/// <remarks>Immutable and safe to share between threads. Intervals are wide because they must be: they hold the spread from item to item, and how little a few launches say about it.</remarks>
public sealed class LaunchProfile
{
    private readonly LaunchCurves _curves;
    private readonly SeriesFrequency _frequency;

    private LaunchProfile(LaunchCurves curves, SeriesFrequency frequency) => (_curves, _frequency) = (curves, frequency);

    /// <summary>Gets the number of launches behind the profile, 3 or more.</summary>
    public int Launches => _curves.Count;

    /// <summary>Gets the number of periods after a launch that the profile knows.</summary>
    public int Horizon => _curves.Horizon;

    /// <summary>Gets the mean course of a launch: 1 on average over the horizon, one value per period.</summary>
    public IReadOnlyList<double> Course => Array.AsReadOnly(_curves.Course);

    /// <summary>Gets the mean units per period of the launches.</summary>
    public double MeanPerPeriod => _curves.MeanLevel;

    /// <summary>Learns from the launches of similar items: same category, price band, season.</summary>
    /// <param name="similar">Their series, of one frequency. A launch begins with the first period of sales above 0; later values below 0 count as 0.</param>
    /// <param name="horizon">Periods after the launch to look at, 2 to 2,000. Items with fewer are left out.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="ArgumentNullException">An argument or series is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="horizon"/> is out of range.</exception>
    /// <exception cref="ArgumentException">Less than three items have a launch of that many periods, or frequencies differ.</exception>
    public static LaunchProfile Of(IReadOnlyList<DemandSeries> similar, int horizon)
    {
        Guard.NotNull(similar);
        Guard.Between(horizon, 2, FittedModel.MaximumHorizon);
        var launches = Launch.Of(similar, horizon, (_, _) => 1);
        return new LaunchProfile(new LaunchCurves(launches, Launch.MeanUnits(launches)), similar[0].Frequency);
    }

    /// <summary>Forecasts an item before its launch.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="start">First day of the first period of sales.</param>
    /// <param name="levels">Levels in percent; null for 80 and 95.</param>
    /// <returns>A forecast of <see cref="Horizon"/> periods.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level is out of range.</exception>
    /// <exception cref="InvalidOperationException">The similar items have numbered periods; give <see cref="After"/> a series of one missing value.</exception>
    public Forecast Before(string name, LocalDate start, IReadOnlyList<double>? levels = null)
    {
        Guard.NotNull(name);
        return _frequency != SeriesFrequency.Index
            ? After(Launch.PeriodBefore(name, _frequency, start), levels)
            : throw new InvalidOperationException("The similar items have numbered periods, so the launch has no date.");
    }

    /// <summary>Forecasts the rest of a launch: the more has been sold, the more it counts against the similar items.</summary>
    /// <param name="sold">Every period since the launch; missing values alone mean that the launch is in the period after.</param>
    /// <param name="levels">Levels in percent; null for 80 and 95.</param>
    /// <returns>A forecast of the periods that are left of <see cref="Horizon"/>. With sales so far of ratio r to the mean course, the logarithm of the level moves from the launches' mean to ln r by the
    /// share tau^2 / (tau^2 + v): tau^2 is the variance of the launches' log levels, v that of the log ratio of their own first periods to their level; neither is taken as less than
    /// 0.1^2 + 1/units. Nothing sold so far counts as half of the weakest launch.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sold"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level is out of range.</exception>
    /// <exception cref="ArgumentException">Another frequency than the similar items', or nothing is left of the horizon.</exception>
    public Forecast After(DemandSeries sold, IReadOnlyList<double>? levels = null)
    {
        Guard.NotNull(sold);
        if (sold.Frequency != _frequency || (sold.ObservedCount > 0 && sold.Count >= Horizon))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Expected a {_frequency} series of less than {Horizon} periods since the launch; '{sold.Name}' is {sold.Frequency} with {sold.Count}."), nameof(sold));
        }

        var copy = Launch.Levels(levels);
        var (means, error) = _curves.Rest(sold.ObservedCount > 0 ? sold.Values.ToArray() : []);
        return new Forecast(sold, "Analogues", Reason(sold), means, error, copy, []);
    }

    private string Reason(DemandSeries sold) => sold.ObservedCount == 0
        ? FormattableString.Invariant($"no sales yet: the launches of {Launches} similar items")
        : FormattableString.Invariant($"{sold.ObservedCount} periods of sales, weighed against the launches of {Launches} similar items");
}
