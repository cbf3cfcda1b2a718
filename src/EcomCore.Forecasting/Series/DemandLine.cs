namespace EcomCore.Forecasting;

/// <summary>A line of an order, or of a return.</summary>
/// <param name="Sku">The item, not empty.</param>
/// <param name="Date">Day of the order, or of the return.</param>
/// <param name="Quantity">Units; below 0 for a return.</param>
public readonly record struct DemandLine(string Sku, LocalDate Date, double Quantity)
{
    /// <summary>Gets the category of the item; may be empty.</summary>
    public string Category { get; init; } = string.Empty;

    /// <summary>Gets the channel that sold it; may be empty.</summary>
    public string Channel { get; init; } = string.Empty;

    /// <summary>Gets, for a return, the day of the sale that it undoes: the return is then taken off that period's demand. Null takes it off the period of the return.</summary>
    public LocalDate? SoldOn { get; init; }

    internal LocalDate CountsOn => Quantity < 0 && SoldOn is { } sold ? sold : Date;
}
