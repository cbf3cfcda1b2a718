namespace EcomCore.Forecasting;

/// <summary>Adds series up, aligned at their last period.</summary>
internal static class SeriesSum
{
    public static void Check(IReadOnlyList<DemandSeries> series)
    {
        foreach (var one in series)
        {
            Guard.NotNull(one, nameof(series));
            if (one.Frequency != series[0].Frequency || !End(one).Equals(End(series[0])))
            {
                throw new ArgumentException(
                    $"Expected series of one frequency with the same last period; '{one.Name}' differs from '{series[0].Name}'.", nameof(series));
            }
        }
    }

    public static DemandSeries Of(string name, DemandSeries[] parts)
    {
        var longest = parts.OrderByDescending(part => part.Count).First();
        var values = new double[longest.Count];
        foreach (var part in parts)
        {
            for (var t = 0; t < part.Count; t++)
            {
                values[values.Length - part.Count + t] += part.Values[t];
            }
        }

        return longest.Replaced(values, keepStockOuts: false).Named(name);
    }

    private static (LocalDate, long) End(DemandSeries series) => (series.IsDated ? series.PeriodStart(series.Count) : default, series.IsDated ? 0 : series.FirstIndex + series.Count);
}
