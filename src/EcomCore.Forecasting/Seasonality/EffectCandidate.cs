namespace EcomCore.Forecasting;

/// <summary>One or two columns that may enter the regression together.</summary>
/// <param name="Term">What the first column is in the profile; null for what the profile does not keep.</param>
/// <param name="Partner">What the second column is; null for none.</param>
/// <param name="First">The first column.</param>
/// <param name="Second">The second column, such as a wave's sine; null for none.</param>
/// <param name="CostPerTerm">What AICc must fall by per column; 0 for an event, whose price depends on how many there are.</param>
internal sealed record EffectCandidate(EffectTerm? Term, EffectTerm? Partner, double[] First, double[]? Second, double CostPerTerm)
{
    public int Size => Second is null ? 1 : 2;

    public double Cost(int eventTerms) => CostPerTerm > 0 ? CostPerTerm * Size : Math.Max(2, 2 * Math.Log(Math.Max(eventTerms, 1)));
}
