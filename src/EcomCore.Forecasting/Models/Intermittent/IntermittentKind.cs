namespace EcomCore.Forecasting;

/// <summary>Which method for demand with many zeros.</summary>
internal enum IntermittentKind
{
    Croston,
    Sba,
    Tsb,
    Adida,
    Imapa,
}
