namespace EcomCore.Segmentation;

/// <summary>The customers of one segment in one place of a <see cref="SegmentMap"/>.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Customers">How many; 0 where the rules name the segment and nobody is there.</param>
/// <param name="Share">Their share of all customers, 0 to 1; 0 when there are none.</param>
public readonly record struct SegmentCount(Segment Segment, int Customers, double Share);
