namespace EcomCore.Forecasting;

/// <summary>A fitted order: free numbers of <see cref="ArmaShape"/>, coefficients of the regressors (the constant first), and how well it fits.</summary>
/// <param name="Order">The orders.</param>
/// <param name="Free">The free numbers.</param>
/// <param name="Beta">Coefficients of the constant, if any, and the regressors.</param>
/// <param name="Squares">Sum of squared standardised innovations.</param>
/// <param name="LogLikelihood">Of the scaled data.</param>
/// <param name="Aicc">Of the scaled data; infinite when a root is too near to the unit circle.</param>
internal sealed record ArimaFit(ArimaOrder Order, double[] Free, double[] Beta, double Squares, double LogLikelihood, double Aicc);
