namespace EcomCore.Segmentation;

/// <summary>What a score is compared with to be called high or low.</summary>
public enum ComparisonKind
{
    /// <summary>The mean score of all customers.</summary>
    Mean,

    /// <summary>The median score of all customers; halfway between the two middle ones when their number is even.</summary>
    Median,

    /// <summary>A fixed score.</summary>
    Threshold,
}
