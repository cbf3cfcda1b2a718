namespace EcomCore.Segmentation;

/// <summary>The lines of one customer on one day.</summary>
/// <param name="Customer">Number of the customer.</param>
/// <param name="Day">Number of the day.</param>
/// <param name="Amount">Their money, returns taken off.</param>
/// <param name="IsPurchase">Whether any of them is a purchase.</param>
/// <param name="Returns">How many of them are returns.</param>
internal readonly record struct DaySale(int Customer, int Day, decimal Amount, bool IsPurchase, int Returns);
