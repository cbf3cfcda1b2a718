namespace EcomCore.Forecasting;

/// <summary>How much a stage's orders swing.</summary>
/// <param name="Name">The stage.</param>
/// <param name="Mean">Mean quantity per period.</param>
/// <param name="Deviation">Standard deviation of the quantities.</param>
/// <param name="Variation">Deviation divided by mean; NaN when the mean is 0.</param>
/// <param name="Amplification">Squared variation divided by that of the stage before: 1 for the first, above 1 where swing is added; NaN where it is not defined. Its root is the measure of Fransoo and Wouters (2000).</param>
/// <param name="FromFirst">Squared variation divided by that of the first stage.</param>
public sealed record StageSwing(string Name, double Mean, double Deviation, double Variation, double Amplification, double FromFirst);
