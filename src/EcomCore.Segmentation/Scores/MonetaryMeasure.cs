namespace EcomCore.Segmentation;

/// <summary>What the monetary value of a customer is.</summary>
public enum MonetaryMeasure
{
    /// <summary>The money of all lines, returns taken off.</summary>
    Total,

    /// <summary>The total divided by the number of purchases.</summary>
    MeanPerPurchase,

    /// <summary>What the lines earn, from <see cref="OrderLine.Margin"/>; lines without it count as 0.</summary>
    Margin,
}
