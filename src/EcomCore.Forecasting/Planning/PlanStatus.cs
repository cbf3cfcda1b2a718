namespace EcomCore.Forecasting;

/// <summary>Where a product stands against the year's plan.</summary>
public enum PlanStatus
{
    /// <summary>The outlook is inside the plan's interval.</summary>
    OnPlan,

    /// <summary>The outlook is above the plan's interval: order more.</summary>
    Above,

    /// <summary>The outlook is below the plan's interval: order less, sell off.</summary>
    Below,

    /// <summary>The plan does not have the product in this quarter.</summary>
    Unplanned,

    /// <summary>Neither sales nor a forecast cover the whole quarter, or a sold period of it is missing, so there is no outlook to compare.</summary>
    Unknown,
}
