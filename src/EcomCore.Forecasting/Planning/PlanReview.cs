namespace EcomCore.Forecasting;

/// <summary>Sets sales and new forecasts against a plan.</summary>
internal static class PlanReview
{
    public static IReadOnlyList<PlanDeviation> Of(AnnualPlan plan, IEnumerable<DemandSeries> sold, IEnumerable<Forecast> outlook)
    {
        Guard.NotNull(sold);
        Guard.NotNull(outlook);
        var forecasts = new List<Forecast>();
        var forecastOf = new Dictionary<string, Forecast>(StringComparer.Ordinal);
        foreach (var forecast in outlook)
        {
            Guard.NotNull(forecast, nameof(outlook));
            Check(forecast.Name, forecast.Frequency, !forecastOf.ContainsKey(forecast.Name), nameof(outlook));
            forecastOf.Add(forecast.Name, forecast);
            forecasts.Add(forecast);
        }

        var seriesOf = new Dictionary<string, DemandSeries>(StringComparer.Ordinal);
        foreach (var series in sold)
        {
            Guard.NotNull(series, nameof(sold));
            Check(series.Name, series.Frequency, !seriesOf.ContainsKey(series.Name), nameof(sold));
            seriesOf.Add(series.Name, series);
        }

        var rows = new List<PlanDeviation>();
        foreach (var quarter in plan.Quarters)
        {
            var names = quarter.Products.Select(product => product.Name).Concat(forecasts.Select(forecast => forecast.Name)).Distinct(StringComparer.Ordinal);
            foreach (var name in names)
            {
                seriesOf.TryGetValue(name, out var series);
                forecastOf.TryGetValue(name, out var forecast);
                rows.Add(Row(plan, quarter, quarter.Products.FirstOrDefault(product => product.Name == name), name, series, forecast));
            }
        }

        return rows;
    }

    private static void Check(string name, SeriesFrequency frequency, bool isNew, string parameter)
    {
        if (frequency == SeriesFrequency.Index || !isNew)
        {
            throw new ArgumentException(isNew ? $"Expected dates; '{name}' has numbered periods." : $"'{name}' is there twice.", parameter);
        }
    }

    private static PlanDeviation Row(AnnualPlan plan, QuarterPlan quarter, ProductPlan? planned, string name, DemandSeries? series, Forecast? forecast)
    {
        var (sold, soldDays) = Sold(series, quarter);
        var (left, remaining, stock) = (new ForecastInterval(plan.Level, 0, 0), 0.0, 0.0);
        var days = soldDays;
        if (forecast is not null && forecast.PeriodStart(0) < quarter.End)
        {
            // Days that are already sold do not count again.
            var from = series is null ? quarter.Start : LocalDate.Max(quarter.Start, series.PeriodStart(series.Count));
            var to = LocalDate.Min(quarter.End, forecast.PeriodEnd(forecast.Horizon - 1));
            days += Math.Max(0, Periods.DaysBetween(LocalDate.Max(from, forecast.PeriodStart(0)), to));
            var sum = forecast.SumBetween(from, quarter.End);
            (left, remaining, stock) = (sum.Interval(plan.Level), sum.Mean, sum.Quantile(plan.ServiceLevel));
        }

        var interval = new ForecastInterval(plan.Level, sold + left.Lower, sold + left.Upper);
        var isWhole = days == Periods.DaysBetween(quarter.Start, quarter.End);
        return new PlanDeviation(name, quarter.Quarter, planned?.Demand ?? 0, sold, remaining, interval, stock, StatusOf(planned, sold + remaining, isWhole));
    }

    private static PlanStatus StatusOf(ProductPlan? planned, double outlook, bool isWhole)
    {
        if (planned is null)
        {
            return PlanStatus.Unplanned;
        }

        return !isWhole || planned.CoveredShare < 1 || double.IsNaN(outlook) ? PlanStatus.Unknown
            : outlook > planned.Interval.Upper ? PlanStatus.Above
            : outlook < planned.Interval.Lower ? PlanStatus.Below
            : PlanStatus.OnPlan;
    }

    /// <summary>What was sold in the quarter; NaN when a period of it is missing, because nobody knows how much that was.</summary>
    private static (double Units, int Days) Sold(DemandSeries? series, QuarterPlan quarter)
    {
        var (units, days) = (0.0, 0);
        for (var t = 0; series is not null && t < series.Count; t++)
        {
            var (start, end) = (series.PeriodStart(t), series.PeriodStart(t + 1));
            var inside = Periods.DaysBetween(LocalDate.Max(start, quarter.Start), LocalDate.Min(end, quarter.End));
            if (inside > 0)
            {
                days += inside;
                units += series.Values[t] * inside / Periods.DaysBetween(start, end);
            }
        }

        return (units, days);
    }
}
