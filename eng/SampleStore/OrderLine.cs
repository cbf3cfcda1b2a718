namespace EcomCore.SampleData;

/// <summary>A row of orders.csv; a negative quantity is a return. The price is in fen, the time is the store's local time.</summary>
internal sealed record OrderLine(string OrderId, string CustomerId, string Channel, string Code, int Quantity, int UnitPrice, DateTime At);
