namespace EcomCore.Forecasting;

/// <summary>What a term of the regression is for.</summary>
internal enum EffectKind
{
    Event,
    Wave,
    Slot,
    Regressor,
}
