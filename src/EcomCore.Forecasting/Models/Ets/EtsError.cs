namespace EcomCore.Forecasting;

/// <summary>How the error enters an exponential smoothing model.</summary>
public enum EtsError
{
    /// <summary>Added to the forecast: the spread does not depend on the level.</summary>
    Additive,

    /// <summary>Multiplied with the forecast: the spread grows with the level.</summary>
    Multiplicative,
}
