namespace EcomCore.Forecasting;

/// <summary>Which of the Theta models.</summary>
internal enum ThetaKind
{
    /// <summary>Simple exponential smoothing with half the slope of a straight line.</summary>
    Standard,

    /// <summary>The weight of the line is fitted.</summary>
    Optimised,

    /// <summary>The weight is fitted, and the line is fitted anew in each period.</summary>
    Dynamic,
}
