namespace EcomCore.Segmentation;

/// <summary>Where a customer stands between the first purchase and the last.</summary>
public enum LifecycleStage
{
    /// <summary>Bought for the first time lately.</summary>
    New,

    /// <summary>Buys as expected.</summary>
    Active,

    /// <summary>Is late, but not yet unusually so.</summary>
    AtRisk,

    /// <summary>Has been silent for long.</summary>
    Dormant,

    /// <summary>Has been silent so long that a return would surprise.</summary>
    Lost,
}
