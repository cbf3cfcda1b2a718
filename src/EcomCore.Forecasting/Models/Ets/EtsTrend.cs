namespace EcomCore.Forecasting;

/// <summary>The trend of an exponential smoothing model.</summary>
public enum EtsTrend
{
    /// <summary>No trend.</summary>
    None,

    /// <summary>The level changes by a slope each step, for ever.</summary>
    Additive,

    /// <summary>The slope shrinks each step.</summary>
    Damped,
}
