namespace EcomCore.Inventory;

/// <summary>How a step stands that is not done yet.</summary>
public enum StepStatus
{
    /// <summary>It has not begun.</summary>
    Waiting,

    /// <summary>It is in its planned time.</summary>
    Running,

    /// <summary>Its buffer is being used up.</summary>
    Warning,

    /// <summary>It should be done.</summary>
    Late,
}
