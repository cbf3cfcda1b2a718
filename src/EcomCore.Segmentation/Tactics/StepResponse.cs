namespace EcomCore.Segmentation;

/// <summary>How often a step was answered.</summary>
/// <param name="Action">The action.</param>
/// <param name="Detail">What exactly was done.</param>
/// <param name="Tried">Contacts.</param>
/// <param name="Responded">Those that were answered.</param>
public readonly record struct StepResponse(string Action, string Detail, int Tried, int Responded)
{
    /// <summary>Gets the share of answers; NaN when nothing was tried.</summary>
    public double Share => (double)Responded / Tried;
}
