namespace EcomCore.Forecasting;

/// <summary>Cuts launches out of series.</summary>
internal static class Launch
{
    /// <param name="similar">The series.</param>
    /// <param name="horizon">Periods after the launch.</param>
    /// <param name="whole">What each value is divided by; NaN leaves it out.</param>
    /// <param name="category">A series of the same frequency; null for none.</param>
    public static IReadOnlyList<double[]> Of(IReadOnlyList<DemandSeries> similar, int horizon, Func<DemandSeries, int, double> whole, DemandSeries? category = null)
    {
        var launches = new List<double[]>();
        foreach (var series in similar)
        {
            Guard.NotNull(series, nameof(similar));
            if (series.Frequency != (category ?? similar[0]).Frequency)
            {
                throw new ArgumentException($"Expected series of one frequency; '{series.Name}' is {series.Frequency}.", nameof(similar));
            }

            if (Cut(series, horizon, whole) is { } launch)
            {
                launches.Add(launch);
            }
        }

        return launches.Count >= LaunchCurves.LeastLaunches
            ? launches
            : throw new ArgumentException(
                FormattableString.Invariant($"Expected {LaunchCurves.LeastLaunches} items or more with {horizon} periods since their first sale; found {launches.Count} of {similar.Count}."), nameof(similar));
    }

    /// <summary>Units per launch, on average: above 0, because each has a first sale.</summary>
    public static double MeanUnits(IReadOnlyList<double[]> launches) => launches.Average(launch => launch.Sum(value => double.IsNaN(value) ? 0 : value));

    /// <summary>The period before a day, with nothing known of it.</summary>
    public static DemandSeries PeriodBefore(string name, SeriesFrequency frequency, LocalDate start)
    {
        var before = Periods.Start(frequency, start, -1);
        return frequency switch
        {
            SeriesFrequency.Daily => DemandSeries.Daily(before, [double.NaN], name),
            SeriesFrequency.Weekly => DemandSeries.Weekly(before, [double.NaN], name),
            SeriesFrequency.Monthly => DemandSeries.Monthly(before.ToYearMonth(), [double.NaN], name),
            SeriesFrequency.Quarterly => DemandSeries.Quarterly(before.ToYearMonth(), [double.NaN], name),
            _ => DemandSeries.Yearly(before.Year, [double.NaN], name),
        };
    }

    /// <summary>A copy of levels in percent, checked; null for the defaults.</summary>
    public static double[] Levels(IReadOnlyList<double>? levels)
    {
        double[] copy = levels is null ? [80, 95] : [.. levels];

        foreach (var level in copy)
        {
            Forecast.CheckLevel(level);
        }

        return copy;
    }

    private static double[]? Cut(DemandSeries series, int horizon, Func<DemandSeries, int, double> whole)
    {
        var first = 0;
        while (first < series.Count && !(series.Values[first] / whole(series, first) > 0))
        {
            first++;
        }

        if (series.Count - first < horizon)
        {
            return null;
        }

        var launch = new double[horizon];
        for (var k = 0; k < horizon; k++)
        {
            launch[k] = Math.Max(series.Values[first + k], 0) / whole(series, first + k);
        }

        return launch;
    }
}
