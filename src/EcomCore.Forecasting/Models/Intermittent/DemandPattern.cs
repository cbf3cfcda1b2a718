namespace EcomCore.Forecasting;

/// <summary>How demand comes: often or seldom, in even or uneven sizes.</summary>
/// <remarks>Syntetos, Boylan and Croston (2005), On the categorization of demand patterns, Journal of the Operational Research Society 56.</remarks>
public enum DemandPattern
{
    /// <summary>Often, in even sizes.</summary>
    Smooth,

    /// <summary>Often, in uneven sizes.</summary>
    Erratic,

    /// <summary>Seldom, in even sizes.</summary>
    Intermittent,

    /// <summary>Seldom, in uneven sizes.</summary>
    Lumpy,
}
