namespace EcomCore.Segmentation;

/// <summary>A log-likelihood and its gradient.</summary>
/// <param name="parameters">The parameters, all above 0.</param>
/// <param name="gradient">Receives the derivative by each parameter.</param>
/// <returns>The log-likelihood.</returns>
internal delegate double LogLikelihood(double[] parameters, double[] gradient);
