namespace EcomCore.Forecasting;

/// <summary>Replaces what is not demand: missing values, outliers, and sales that ended because stock did.</summary>
/// <remarks>
/// Missing values and outliers as R's forecast package 8.20 (Hyndman and Khandakar 2008) treats them: a robust seasonal decomposition where there is a season, a straight line between
/// neighbours otherwise; outliers are residuals from Friedman's super smoother of the seasonally adjusted values more than 3 interquartile ranges outside the quartiles. All pure; nothing fails on any series.
/// </remarks>
public static class DemandCleaning
{
    /// <summary>Replaces outliers, restores stock-outs and fills missing values, in this order: a value that stock cut off is no outlier, and an outlier must not spread into what is restored.</summary>
    /// <param name="series">The series.</param>
    /// <param name="known">Effects of seasons, events and promotions to divide out first, so that a Double 11 is no outlier; null for none. What is missing or restored then has the effects of its period.</param>
    /// <returns>The cleaned series and every change.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="series"/> is null.</exception>
    /// <exception cref="ArgumentException">The profile is for another frequency.</exception>
    public static CleanedSeries Clean(DemandSeries series, SeasonalProfile? known = null) => Run(series, known, restore: true, outliers: true, fill: true);

    /// <summary>Fills missing values.</summary>
    /// <param name="series">The series; a series without any observed value stays as it is.</param>
    /// <param name="known">Effects to divide out first; null for none.</param>
    /// <returns>The filled series and every change. With a season and more than two seasons of observed values: trend and season of a robust decomposition; else a straight line
    /// between neighbours, and the nearest value at the ends.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="series"/> is null.</exception>
    /// <exception cref="ArgumentException">The profile is for another frequency.</exception>
    public static CleanedSeries Fill(DemandSeries series, SeasonalProfile? known = null) => Run(series, known, restore: false, outliers: false, fill: true);

    /// <summary>Replaces outliers; missing values stay missing.</summary>
    /// <param name="series">The series.</param>
    /// <param name="known">Effects to divide out first; null for none.</param>
    /// <returns>The series and every change.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="series"/> is null.</exception>
    /// <exception cref="ArgumentException">The profile is for another frequency.</exception>
    public static CleanedSeries ReplaceOutliers(DemandSeries series, SeasonalProfile? known = null) => Run(series, known, restore: false, outliers: true, fill: false);

    /// <summary>Restores the demand of periods in which stock ran out.</summary>
    /// <param name="series">A series with stock-outs marked by <see cref="DemandSeries.WithStockOuts(IEnumerable{int})"/> or by days; without marks nothing changes.</param>
    /// <param name="known">Effects to divide out first; null for none.</param>
    /// <returns>The restored series, never below what was sold, and every change. Fewer than three periods with full stock: stock-outs at an unknown time stay as sold.</returns>
    /// <remarks>
    /// Where the share s of days in stock is known, demand is what was sold plus (1 - s) of the period's expected demand. Where stock ran out at an unknown time, it is the mean of the
    /// demand above what was sold, E[D | D >= sold], with D gamma distributed around the period's level with the variance of the rest. Level and variance are estimated from the restored values, and again, until
    /// nothing changes: the EM algorithm for censored data (Dempster, Laird and Rubin 1977, section 4.3; for sales Nahmias 1994 and Lau and Lau 1996, who take the normal where this takes
    /// the gamma distribution, because demand is not negative).
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="series"/> is null.</exception>
    /// <exception cref="ArgumentException">The profile is for another frequency.</exception>
    public static CleanedSeries RestoreStockOuts(DemandSeries series, SeasonalProfile? known = null) => Run(series, known, restore: true, outliers: false, fill: false);

    /// <summary>Finds a new level at the end of the series: 4 to 60 values, such a change as the series has never shown before.</summary>
    /// <param name="series">The series. k values at a new level need 5 k before them, and 8 values or two seasons more; from 50 values before on, 2 k will do where the level is four times as far off as anything before. Zeros of places in the season that never sell count as missing, single zeros too until the change.</param>
    /// <param name="known">Effects to divide out first; null for none. A festival that lasts as long as the values and was never there before looks like a new level.</param>
    /// <returns>The new level in units, effects divided out; null for none. One of 0 is never found: no sale may be no stock, or the end of the item. Time in proportion to length x values at the new level.</returns>
    /// <remarks>The level shift of Box and Tiao (1975) and of Chen and Liu (1993), found by comparison of a robust forecast's miss with all earlier ones: larger than twice any of them, and level. One that is as large as an earlier one, such as a third
    /// promotion, is not found; nor is a climb. Not part of <see cref="Clean"/>: a new level is demand.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="series"/> is null.</exception>
    /// <exception cref="ArgumentException">The profile is for another frequency.</exception>
    public static LevelShift? FindLevelShift(DemandSeries series, SeasonalProfile? known = null)
    {
        Guard.NotNull(series);
        return LevelSearch.Find(Divided(series, known), series.SeasonalPeriod);
    }

    /// <summary>Brings everything before a new level to it, so that any model goes on there.</summary>
    /// <param name="series">The series.</param>
    /// <param name="known">Effects to divide out first; null for none.</param>
    /// <returns>The series at its last level, multiplied or moved as <see cref="LevelShift.IsFactor"/> says, and every change; without a new level nothing changes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="series"/> is null.</exception>
    /// <exception cref="ArgumentException">The profile is for another frequency.</exception>
    public static CleanedSeries AlignLevel(DemandSeries series, SeasonalProfile? known = null)
    {
        if (FindLevelShift(series, known) is not { } shift)
        {
            return new CleanedSeries(series, []);
        }

        var factors = known?.Factors(series, 0, series.Count);
        var values = series.Values.ToArray();
        var changes = new List<CleanedValue>();
        for (var t = 0; t < shift.Step; t++)
        {
            var aligned = shift.ToNew(values[t], factors?[t] ?? 1);
            if (!double.IsNaN(aligned) && !aligned.Equals(values[t]))
            {
                changes.Add(new CleanedValue(t, values[t], aligned, CleaningReason.LevelShift));
                values[t] = aligned;
            }
        }

        return new CleanedSeries(series.Replaced(values, keepStockOuts: true), changes.AsReadOnly());
    }

    private static double[] Divided(DemandSeries series, SeasonalProfile? known)
    {
        var factors = known?.Factors(series, 0, series.Count);
        var plain = new double[series.Count];
        for (var t = 0; t < plain.Length; t++)
        {
            plain[t] = series.Values[t] / (factors?[t] ?? 1);
        }

        return plain;
    }

    private static CleanedSeries Run(DemandSeries series, SeasonalProfile? known, bool restore, bool outliers, bool fill)
    {
        Guard.NotNull(series);
        var factors = known?.Factors(series, 0, series.Count);
        var data = new FitData(Divided(series, known), series.SeasonalPeriod) { Periods = series.SeasonalPeriods };
        var (y, changes) = (data.Y, new List<CleanedValue>());
        if (data.Observed > 0)
        {
            y = outliers ? Keep(Uncensored(OutlierSearch.Replace), CleaningReason.Outlier) : y;
            y = restore && series.CensoredCount > 0 ? Keep(CensoredDemand.Restore(series, y), CleaningReason.StockOut) : y;
            y = fill ? Keep(MissingValues.Fill(y, series.SeasonalPeriods), CleaningReason.Missing) : y;
        }

        var values = series.Values.ToArray();
        for (var i = 0; i < changes.Count; i++)
        {
            values[changes[i].Step] = changes[i].After;
        }

        return new CleanedSeries(series.Replaced(values, keepStockOuts: !restore), [.. changes.OrderBy(change => change.Step)]);

        // Without what stock cut off, which stays as it is.
        double[] Uncensored(Func<double[], IReadOnlyList<int>, double[]> replace)
        {
            var found = replace([.. y.Select((value, t) => series.IsCensored(t) ? double.NaN : value)], series.SeasonalPeriods);
            return [.. found.Select((value, t) => series.IsCensored(t) ? y[t] : value)];
        }

        double[] Keep(double[] next, CleaningReason reason)
        {
            for (var t = 0; t < next.Length; t++)
            {
                if (!next[t].Equals(y[t]))
                {
                    changes.Add(new CleanedValue(t, series.Values[t], next[t] * data.Scale * (factors?[t] ?? 1), reason));
                }
            }

            return next;
        }
    }
}
