namespace EcomCore.SampleData;

/// <summary>A row of stock.csv.</summary>
internal sealed record StockCount(string Code, string Warehouse, int OnHand);
