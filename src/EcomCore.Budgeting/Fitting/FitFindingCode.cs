namespace EcomCore.Budgeting;

/// <summary>What makes a fit, or a part of it, less sure than it looks.</summary>
public enum FitFindingCode
{
    /// <summary>There are not more periods than parameters; nothing was fitted.</summary>
    NotEnoughPeriods,

    /// <summary>Nothing was ever spent on the channel; its curve is zero.</summary>
    NoSpend,

    /// <summary>The spend never changed, so its effect cannot be told from the baseline.</summary>
    SpendNeverVaries,

    /// <summary>The best curve is zero: more spend went with no more response.</summary>
    NoEffect,

    /// <summary>The largest spend seen is below the half-saturation: the ceiling is extrapolated.</summary>
    CeilingNotSeen,

    /// <summary>The smallest spends seen are beyond saturation: the start of the curve is extrapolated.</summary>
    StartNotSeen,

    /// <summary>A parameter is at the end of its range.</summary>
    AtLimit,

    /// <summary>The standard error of the response at the mean spend is above half of the response.</summary>
    ResponseUncertain,

    /// <summary>Two channels' spends move together (correlation above 0.9), so that the history cannot tell whose effect it was.</summary>
    SpendsMoveTogether,

    /// <summary>Other parameters explain the history as well, but give a response at the mean spend that differs by more than a quarter.</summary>
    SeveralFits,

    /// <summary>Neighbouring residuals are alike (Durbin-Watson below 1.2 or above 2.8): standard errors are too small, something is missing.</summary>
    ResidualsCorrelated,
}
