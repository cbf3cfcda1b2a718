namespace EcomCore.Forecasting;

/// <summary>How exponential smoothing models are estimated.</summary>
public enum EtsEstimation
{
    /// <summary>The first level and slope are held near a regression on the first seasons, as firmly as such a regression knows them. The default: it forecasts better.</summary>
    Careful,

    /// <summary>Plain maximum likelihood over all parameters, as R's <c>ets</c> intends.</summary>
    MaximumLikelihood,
}
