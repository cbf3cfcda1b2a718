namespace EcomCore.Forecasting;

/// <summary>The season of an exponential smoothing model.</summary>
public enum EtsSeason
{
    /// <summary>No season.</summary>
    None,

    /// <summary>The same number of units at every level.</summary>
    Additive,

    /// <summary>The same share of the level.</summary>
    Multiplicative,
}
