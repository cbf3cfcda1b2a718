namespace EcomCore.Forecasting;

/// <summary>What is done when the last values are a new level, four to sixty of them.</summary>
public enum NewLevelRule
{
    /// <summary><see cref="Forecaster.Automatic"/> and <see cref="Forecaster.Combination"/> go on at the new level with the season and the trend of before; single models do what their authors say.</summary>
    Combinations,

    /// <summary>Every forecaster goes on at the new level. Demand in less than one of 1.32 periods, places of the season that never sell left out, is left to its own models.</summary>
    Always,

    /// <summary>Nothing.</summary>
    Never,
}
