namespace EcomCore.Forecasting;

/// <summary>Which share of their category new items took after their launch.</summary>
/// <remarks>Immutable and safe to share between threads. For categories whose demand moves with seasons and events: the category's forecast knows them, the launches of other years do not.</remarks>
public sealed class LaunchShares
{
    private readonly LaunchCurves _curves;

    private LaunchShares(LaunchCurves curves) => _curves = curves;

    /// <summary>Gets the number of launches behind the shares, 3 or more.</summary>
    public int Launches => _curves.Count;

    /// <summary>Gets the number of periods after a launch that are known.</summary>
    public int Horizon => _curves.Horizon;

    /// <summary>Gets the mean share of the category in each period after a launch.</summary>
    public IReadOnlyList<double> Shares => [.. _curves.Course.Select(course => course * _curves.MeanLevel)];

    /// <summary>Learns from the launches of earlier items of the category.</summary>
    /// <param name="items">Their series, dated, of the category's frequency.</param>
    /// <param name="category">The category's demand; a period in which it is missing or not above 0 is left out of the shares.</param>
    /// <param name="horizon">Periods after the launch to look at, 2 to 2,000. Items with fewer within the category's series are left out.</param>
    /// <returns>The shares.</returns>
    /// <exception cref="ArgumentNullException">An argument or series is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="horizon"/> is out of range.</exception>
    /// <exception cref="ArgumentException">Less than three items have a launch of that many periods, or frequencies differ.</exception>
    public static LaunchShares Of(IReadOnlyList<DemandSeries> items, DemandSeries category, int horizon)
    {
        Guard.NotNull(items);
        Guard.NotNull(category);
        Guard.Between(horizon, 2, FittedModel.MaximumHorizon);
        return new LaunchShares(new LaunchCurves(Launch.Of(items, horizon, Whole, category), Launch.MeanUnits(Launch.Of(items, horizon, Sold, category))));

        double Sold(DemandSeries item, int step) => Whole(item, step) > 0 ? 1 : double.NaN;

        double Whole(DemandSeries item, int step)
        {
            var at = item.IsDated ? Periods.Between(category.Frequency, category.PeriodStart(0), item.PeriodStart(step)) : item.FirstIndex + step - category.FirstIndex;
            return at >= 0 && at < category.Count && category[(int)at] > 0 ? category[(int)at] : double.NaN;
        }
    }

    /// <summary>Forecasts a new item as a share of its category's forecast.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="category">The category's forecast; its first period is that of the launch. At most <see cref="Horizon"/> of its periods are used.</param>
    /// <param name="levels">Levels in percent; null for 80 and 95.</param>
    /// <returns>The forecast. Its intervals hold the spread of the shares, what a few launches say about it, and the uncertainty of the category.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level is out of range.</exception>
    public Forecast Forecast(string name, Forecast category, IReadOnlyList<double>? levels = null)
    {
        Guard.NotNull(name);
        Guard.NotNull(category);
        var copy = Launch.Levels(levels);
        var steps = Math.Min(Horizon, category.Horizon);
        var (means, error) = _curves.Rest([], Carry, [.. category.Mean.Take(steps).Select(mean => Math.Max(mean, 0))]);
        return new Forecast(
            category.SeriesBefore(name),
            "Category share",
            FormattableString.Invariant($"no sales yet: the share of '{category.Name}' that {Launches} earlier launches took"),
            means,
            error,
            copy,
            steps < Horizon ? [FormattableString.Invariant($"The category is forecast for {steps} of {Horizon} periods after the launch.")] : []);

        void Carry(SeededNormal normal, Span<double> path)
        {
            var whole = new double[category.Horizon];
            category.Sample(normal, whole);
            for (var k = 0; k < path.Length; k++)
            {
                path[k] = Math.Max(whole[k], 0);
            }
        }
    }
}
