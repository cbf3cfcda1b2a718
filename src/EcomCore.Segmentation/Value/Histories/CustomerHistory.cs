using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>One customer's purchases up to the end of the calibration, and how many followed.</summary>
/// <param name="CustomerId">Who.</param>
/// <param name="FirstPurchase">Day of the first purchase.</param>
/// <param name="History">Repeats, last purchase and age at the end of the calibration; purchases of one day count once.</param>
/// <param name="MeanSpend">Mean money of a repeat purchase day, returns taken off; null without repeats. Can be 0 or below where returns exceed purchases.</param>
/// <param name="LaterPurchases">Purchase days after the calibration, up to the end of the hold-out; 0 when there is no hold-out.</param>
public readonly record struct CustomerHistory(
    string CustomerId, LocalDate FirstPurchase, PurchaseHistory History, decimal? MeanSpend, int LaterPurchases);
