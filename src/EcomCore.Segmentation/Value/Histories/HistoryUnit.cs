namespace EcomCore.Segmentation;

/// <summary>The unit of time in which histories and horizons are counted; a model fitted in one unit takes histories and horizons in that unit.</summary>
public enum HistoryUnit
{
    /// <summary>Weeks of seven days, in fractions: the unit of the published studies.</summary>
    Weeks,

    /// <summary>Days.</summary>
    Days,
}
