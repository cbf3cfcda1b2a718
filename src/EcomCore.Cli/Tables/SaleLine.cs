using NodaTime;

namespace EcomCore.Cli.Tables;

/// <summary>A line of <c>orders.csv</c>.</summary>
/// <param name="OrderId">The order; lines of one order share it.</param>
/// <param name="CustomerId">The customer; empty for a guest.</param>
/// <param name="Channel">Place of the channel in the store's list.</param>
/// <param name="Code">Number of the product code in <see cref="OrderTable.Codes"/>.</param>
/// <param name="Quantity">Units; negative for a return.</param>
/// <param name="UnitPrice">Price per unit in the store's currency.</param>
/// <param name="Date">Day of the order in the store's zone.</param>
internal readonly record struct SaleLine(
    string OrderId, string CustomerId, int Channel, int Code, long Quantity, decimal UnitPrice, LocalDate Date)
{
    /// <summary>Gets the money of the line, negative for a return.</summary>
    public decimal Amount => Quantity * UnitPrice;
}
