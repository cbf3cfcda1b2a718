namespace EcomCore.Forecasting;

/// <summary>What order lines are told apart by when they are added up.</summary>
[Flags]
public enum DemandDimensions
{
    /// <summary>Nothing: the total.</summary>
    None = 0,

    /// <summary>The item.</summary>
    Sku = 1,

    /// <summary>The category of the item.</summary>
    Category = 2,

    /// <summary>The channel that sold it.</summary>
    Channel = 4,
}
