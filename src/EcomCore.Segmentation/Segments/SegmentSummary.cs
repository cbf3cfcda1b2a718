namespace EcomCore.Segmentation;

/// <summary>The totals of one segment.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Customers">Number of customers.</param>
/// <param name="Purchases">Their purchases.</param>
/// <param name="Revenue">Their money, returns taken off.</param>
/// <param name="MeanRecencyDays">Mean days since the last purchase; NaN without customers.</param>
/// <param name="CustomerShare">Share of all customers, 0 to 1; 0 when there are none.</param>
/// <param name="PurchaseShare">Share of all purchases, 0 to 1; 0 when there are none.</param>
/// <param name="RevenueShare">Share of all money; 0 when the total is 0 or less. Where returns exceed purchases it can leave 0 to 1.</param>
public sealed record SegmentSummary(
    Segment Segment,
    int Customers,
    long Purchases,
    decimal Revenue,
    double MeanRecencyDays,
    double CustomerShare,
    double PurchaseShare,
    double RevenueShare);
