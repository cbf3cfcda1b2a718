namespace EcomCore.Budgeting;

/// <summary>Where spending stands against its plan.</summary>
public enum PacingStatus
{
    /// <summary>Within the tolerance.</summary>
    OnPlan,

    /// <summary>Less was spent than planned.</summary>
    Under,

    /// <summary>More was spent than planned.</summary>
    Over,

    /// <summary>More was spent than the whole budget.</summary>
    Exhausted,
}
