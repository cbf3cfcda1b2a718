namespace EcomCore.Segmentation;

/// <summary>A scored customer and the segment.</summary>
/// <param name="Row">Values and scores.</param>
/// <param name="Segment">The one segment the customer is in.</param>
public readonly record struct SegmentedCustomer(RfmRow Row, Segment Segment);
