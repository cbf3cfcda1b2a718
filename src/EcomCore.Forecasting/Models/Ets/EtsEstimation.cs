namespace EcomCore.Forecasting;

/// <summary>How exponential smoothing models are estimated and compared.</summary>
public enum EtsEstimation
{
    /// <summary>The first level and slope are held near a regression on the first seasons, and an undamped trend is taken only where the data
    /// speak for it without doubt. The default: it forecasts better.</summary>
    Careful,

    /// <summary>Plain maximum likelihood over all parameters and the plain lowest AICc, as R's <c>ets</c> intends.</summary>
    MaximumLikelihood,
}
