namespace EcomCore.Inventory;

/// <summary>How much stock there is, judged by days of cover.</summary>
public enum StockLevel
{
    /// <summary>Nothing is left and something would sell.</summary>
    Out,

    /// <summary>Less than the low limit.</summary>
    Low,

    /// <summary>Between the limits, both inclusive; or no stock and no demand.</summary>
    Healthy,

    /// <summary>More than the upper limit; or stock that nobody asks for.</summary>
    Over,
}
