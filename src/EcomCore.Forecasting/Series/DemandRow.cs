namespace EcomCore.Forecasting;

/// <summary>One row of imported data: a period, by date or by index, and its value.</summary>
public readonly record struct DemandRow
{
    private DemandRow(LocalDate? date, long? index, double value)
    {
        Date = date;
        Index = index;
        Value = value;
    }

    /// <summary>Gets a day of the period; null for a row by index.</summary>
    public LocalDate? Date { get; }

    /// <summary>Gets the number of the period; null for a row by date.</summary>
    public long? Index { get; }

    /// <summary>Gets the demand of the period; NaN means missing.</summary>
    public double Value { get; }

    /// <summary>A row of a dated series.</summary>
    /// <param name="date">Any day of the month, quarter or year; for weeks a day that is a whole number of weeks from the first row.</param>
    /// <param name="value">Demand; NaN means missing.</param>
    /// <returns>The row.</returns>
    public static DemandRow At(LocalDate date, double value) => new(date, null, value);

    /// <summary>A row of a numbered series.</summary>
    /// <param name="index">The period's number, from -1,000,000,000 to 1,000,000,000.</param>
    /// <param name="value">Demand; NaN means missing.</param>
    /// <returns>The row.</returns>
    public static DemandRow At(long index, double value) => new(null, index, value);
}
