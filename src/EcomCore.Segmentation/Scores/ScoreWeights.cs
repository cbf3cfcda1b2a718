namespace EcomCore.Segmentation;

/// <summary>How much each axis counts when one number is made of three scores. Immutable.</summary>
public sealed record ScoreWeights
{
    /// <summary>Creates weights; only their ratios matter.</summary>
    /// <param name="recency">Weight of recency, 0 to 1e6.</param>
    /// <param name="frequency">Weight of frequency, 0 to 1e6.</param>
    /// <param name="monetary">Weight of money, 0 to 1e6.</param>
    /// <exception cref="ArgumentOutOfRangeException">A weight is out of range or NaN.</exception>
    /// <exception cref="ArgumentException">All weights are 0.</exception>
    public ScoreWeights(double recency, double frequency, double monetary)
    {
        Guard.Between(recency, 0.0, 1e6);
        Guard.Between(frequency, 0.0, 1e6);
        Guard.Between(monetary, 0.0, 1e6);
        if (recency + frequency + monetary <= 0)
        {
            throw new ArgumentException("Expected at least one weight above 0; found 0, 0 and 0.", nameof(recency));
        }

        Recency = recency;
        Frequency = frequency;
        Monetary = monetary;
    }

    /// <summary>Gets weights that are all equal.</summary>
    public static ScoreWeights Equal { get; } = new(1, 1, 1);

    /// <summary>Gets the weight of recency.</summary>
    public double Recency { get; }

    /// <summary>Gets the weight of frequency.</summary>
    public double Frequency { get; }

    /// <summary>Gets the weight of money.</summary>
    public double Monetary { get; }
}
