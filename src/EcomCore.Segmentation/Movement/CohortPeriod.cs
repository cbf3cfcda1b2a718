namespace EcomCore.Segmentation;

/// <summary>The length of the periods in which cohorts are formed and followed.</summary>
public enum CohortPeriod
{
    /// <summary>Calendar months.</summary>
    Month,

    /// <summary>Weeks from Monday to Sunday.</summary>
    Week,

    /// <summary>Calendar quarters.</summary>
    Quarter,
}
