namespace EcomCore.Segmentation;

/// <summary>The highest point that a search found.</summary>
/// <param name="Parameters">Where it is.</param>
/// <param name="Value">The log-likelihood there.</param>
/// <param name="StandardErrors">Per parameter, from the observed information; NaN where it has no inverse.</param>
/// <param name="Trace">The log-likelihood after every step.</param>
/// <param name="HasConverged">Whether the search came to rest on a top: the likelihood curves upwards in no direction, and no step promises to raise it by more than a thousandth.</param>
/// <param name="Edges">Per parameter 1 where it is as good as infinite, -1 where it is as good as 0, else 0.</param>
internal sealed record Maximum(
    double[] Parameters, double Value, double[] StandardErrors, IReadOnlyList<double> Trace, bool HasConverged, int[] Edges);
