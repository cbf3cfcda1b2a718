namespace EcomCore.Inventory;

/// <summary>Why a channel does not reach its target.</summary>
public enum HoldReason
{
    /// <summary>The difference is too small to be worth an update.</summary>
    BelowThreshold,

    /// <summary>The marketplace accepts no more updates of this channel.</summary>
    NoUpdatesLeft,

    /// <summary>All updates of this run were used for larger differences.</summary>
    UpdateLimit,

    /// <summary>The units are bound in other channels.</summary>
    NoStock,

    /// <summary>It gave up units because all allotments together exceed the stock.</summary>
    GivenUp,
}
