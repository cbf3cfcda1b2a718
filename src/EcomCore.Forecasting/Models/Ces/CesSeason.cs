namespace EcomCore.Forecasting;

/// <summary>The season of a complex exponential smoothing model.</summary>
internal enum CesSeason
{
    /// <summary>No season: one complex level.</summary>
    None,

    /// <summary>One complex level per place in the season, and no common level.</summary>
    Simple,

    /// <summary>A complex level and a real seasonal state per place.</summary>
    Partial,

    /// <summary>A complex level and a complex seasonal state per place.</summary>
    Full,
}
