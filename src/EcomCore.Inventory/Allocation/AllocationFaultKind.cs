namespace EcomCore.Inventory;

/// <summary>The rule that an input of an allocation breaks.</summary>
public enum AllocationFaultKind
{
    /// <summary>Available stock is negative.</summary>
    NegativeStock,

    /// <summary>Demand is negative, NaN or infinite.</summary>
    DemandOutOfRange,

    /// <summary>Weight is negative, NaN or infinite.</summary>
    WeightOutOfRange,

    /// <summary>Weight times demand does not fit a double.</summary>
    WeightedDemandTooLarge,

    /// <summary>Floor is negative.</summary>
    NegativeFloor,

    /// <summary>Cap is negative.</summary>
    NegativeCap,

    /// <summary>Floor is above the cap.</summary>
    FloorAboveCap,

    /// <summary>Lot is below 1.</summary>
    LotOutOfRange,

    /// <summary>A channel is given twice for one item.</summary>
    DuplicateChannel,

    /// <summary>Margin is negative, NaN or infinite.</summary>
    MarginOutOfRange,

    /// <summary>Standard deviation of demand is negative, NaN or infinite.</summary>
    DeviationOutOfRange,
}
