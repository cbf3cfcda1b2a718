namespace EcomCore.Sku;

/// <summary>What is wrong with one property of a segment.</summary>
internal readonly record struct SegmentFault(string Property, string Message);
