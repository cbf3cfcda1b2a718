namespace EcomCore.Forecasting;

/// <summary>The sales forecast of a calendar year: per quarter the leading products, their demand, and the stock each needs.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class AnnualPlan
{
    private AnnualPlan(int year, double serviceLevel, double level, IReadOnlyList<QuarterPlan> quarters)
    {
        Year = year;
        Level = level;
        ServiceLevel = serviceLevel;
        Quarters = quarters;
    }

    /// <summary>Gets the calendar year.</summary>
    public int Year { get; }

    /// <summary>Gets the probability, above 0 and below 1, with which the stock covers a product's demand in a quarter.</summary>
    public double ServiceLevel { get; }

    /// <summary>Gets the level of the intervals in percent, above 0 and below 100.</summary>
    public double Level { get; }

    /// <summary>Gets the four quarters.</summary>
    public IReadOnlyList<QuarterPlan> Quarters { get; }

    /// <summary>Adds forecasts up to quarters.</summary>
    /// <param name="forecasts">One forecast with dates per product, of any frequency; a period across two quarters is split by days.</param>
    /// <param name="year">Calendar year, 1 to 9000.</param>
    /// <param name="serviceLevel">Above 0 and below 1.</param>
    /// <param name="level">Level of the intervals in percent, above 0 and below 100.</param>
    /// <returns>Four quarters; a product is missing where its forecast covers no day of the quarter.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="forecasts"/> or one of them is null.</exception>
    /// <exception cref="ArgumentException">A number is out of range, or a forecast has no dates.</exception>
    public static AnnualPlan Build(IEnumerable<Forecast> forecasts, int year, double serviceLevel, double level = 80)
    {
        Guard.NotNull(forecasts);
        Guard.Between(year, 1, 9000);
        Forecast.CheckLevel(level);
        if (!(serviceLevel > 0) || !(serviceLevel < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(serviceLevel), serviceLevel, "Expected a number above 0 and below 1.");
        }

        var all = forecasts.ToArray();
        foreach (var forecast in all)
        {
            Guard.NotNull(forecast, nameof(forecasts));
            if (forecast.Frequency == SeriesFrequency.Index)
            {
                throw new ArgumentException($"Expected forecasts with dates; '{forecast.Name}' has numbered periods.", nameof(forecasts));
            }
        }

        return new AnnualPlan(year, serviceLevel, level, [.. Enumerable.Range(1, 4).Select(quarter => Plan(all, year, quarter, serviceLevel, level))]);
    }

    /// <summary>Compares the plan with what was sold since and with new forecasts: the monthly re-forecast.</summary>
    /// <param name="sold">Sales so far, one series with dates per product; a period across two quarters is split by days.</param>
    /// <param name="outlook">A new forecast per product, which starts where its sales end.</param>
    /// <returns>One row per quarter and product: the plan's products in its order, then those that are not in the plan, in the order of <paramref name="outlook"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument, series or forecast is null.</exception>
    /// <exception cref="ArgumentException">A series or forecast has no dates, or a name is there twice.</exception>
    public IReadOnlyList<PlanDeviation> Review(IEnumerable<DemandSeries> sold, IEnumerable<Forecast> outlook) => PlanReview.Of(this, sold, outlook);

    private static QuarterPlan Plan(Forecast[] forecasts, int year, int quarter, double serviceLevel, double level)
    {
        var start = new LocalDate(year, (3 * quarter) - 2, 1);
        var end = start.PlusMonths(3);
        var products = new List<ProductPlan>();
        foreach (var forecast in forecasts)
        {
            var first = LocalDate.Max(start, forecast.PeriodStart(0));
            var last = LocalDate.Min(end, forecast.PeriodEnd(forecast.Horizon - 1));
            if (first < last)
            {
                var sum = forecast.SumBetween(start, end);
                var covered = Periods.DaysBetween(first, last) / (double)Periods.DaysBetween(start, end);
                products.Add(new ProductPlan(forecast.Name, sum.Mean, sum.Interval(level), sum.Quantile(serviceLevel), covered));
            }
        }

        return new QuarterPlan(quarter, start, end, [.. products.OrderByDescending(product => product.Demand)]);
    }
}
