namespace EcomCore.Segmentation;

/// <summary>One of the three measures.</summary>
public enum RfmAxis
{
    /// <summary>Days since the last purchase; fewer is better.</summary>
    Recency,

    /// <summary>Number of purchases.</summary>
    Frequency,

    /// <summary>Money.</summary>
    Monetary,
}
