namespace EcomCore.Forecasting;

/// <summary>A span of days on which an item could not be sold because there was no stock.</summary>
/// <param name="From">First day, inclusive.</param>
/// <param name="ToExclusive">End, exclusive.</param>
/// <param name="Sku">The item; needed only for lines of many items.</param>
public readonly record struct StockOut(LocalDate From, LocalDate ToExclusive, string Sku = "")
{
    /// <summary>Gets the channel that had no stock; empty when none had.</summary>
    public string Channel { get; init; } = string.Empty;

    /// <summary>Lowers the shares of days in stock by the days of the spans, each day once.</summary>
    internal static void Mark(DemandSeries series, IEnumerable<StockOut> stockOuts, double[] inStock)
    {
        var (begin, end) = (series.PeriodStart(0), series.PeriodStart(series.Count));
        var spans = stockOuts.Select(one => (From: LocalDate.Max(one.From, begin), To: LocalDate.Min(one.ToExclusive, end)))
            .Where(span => span.From < span.To).OrderBy(span => span.From).ThenBy(span => span.To);
        var without = new int[inStock.Length];
        var step = 0;
        var free = begin;
        foreach (var span in spans)
        {
            for (var from = LocalDate.Max(span.From, free); from < span.To;)
            {
                while (series.PeriodStart(step + 1) <= from)
                {
                    step++;
                }

                var to = LocalDate.Min(span.To, series.PeriodStart(step + 1));
                without[step] += Periods.DaysBetween(from, to);
                from = free = to;
            }
        }

        for (var t = 0; t < without.Length; t++)
        {
            if (without[t] > 0 && !double.IsNaN(inStock[t]))
            {
                inStock[t] = Math.Min(inStock[t], 1 - (without[t] / (double)Periods.DaysBetween(series.PeriodStart(t), series.PeriodStart(t + 1))));
            }
        }
    }
}
