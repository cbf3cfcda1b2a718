namespace EcomCore.Segmentation;

/// <summary>The highest point that a search found.</summary>
/// <param name="Parameters">Where it is.</param>
/// <param name="Value">The log-likelihood there.</param>
/// <param name="StandardErrors">Per parameter, from the observed information; NaN where it has no inverse.</param>
/// <param name="Trace">The log-likelihood after every step.</param>
internal sealed record Maximum(double[] Parameters, double Value, double[] StandardErrors, IReadOnlyList<double> Trace);
