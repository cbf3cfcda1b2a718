namespace EcomCore.Forecasting;

/// <summary>Whether intervals count that parameters were estimated from a limited number of values.</summary>
public enum ParameterUncertainty
{
    /// <summary>Where models are averaged: in the automatic combination and in averages by Akaike weights. A model used alone has the intervals of the literature, which take it as certain.</summary>
    InAverages,

    /// <summary>In every exponential smoothing, complex exponential smoothing, ARIMA and Theta model.</summary>
    Always,

    /// <summary>Nowhere.</summary>
    Never,
}
