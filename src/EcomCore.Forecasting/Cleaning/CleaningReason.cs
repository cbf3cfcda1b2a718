namespace EcomCore.Forecasting;

/// <summary>Why a value was replaced.</summary>
public enum CleaningReason
{
    /// <summary>It was missing.</summary>
    Missing,

    /// <summary>It lies far from its neighbours, season taken into account.</summary>
    Outlier,

    /// <summary>Stock ran out: more was asked for than was sold.</summary>
    StockOut,

    /// <summary>It lies before a new level and was brought to it.</summary>
    LevelShift,
}
