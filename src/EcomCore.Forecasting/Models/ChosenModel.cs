namespace EcomCore.Forecasting;

/// <summary>A fitted model and why it was used.</summary>
internal readonly record struct ChosenModel(IFittedCore Core, string Reason)
{
    public const string AskedFor = "asked for";
}
