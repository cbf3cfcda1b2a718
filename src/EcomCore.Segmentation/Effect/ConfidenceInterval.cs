namespace EcomCore.Segmentation;

/// <summary>A confidence interval.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct ConfidenceInterval(double Low, double High)
{
    /// <summary>Tells whether a value lies in the interval, its ends included.</summary>
    /// <param name="value">Any number.</param>
    /// <returns>False for NaN.</returns>
    public bool Contains(double value) => value >= Low && value <= High;
}
