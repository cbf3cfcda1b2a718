namespace EcomCore.Segmentation;

/// <summary>What makes a score high: it is at least the mean, the median or a fixed score.</summary>
public sealed record ScoreComparison
{
    private ScoreComparison(ComparisonKind kind, double? recency = null, double? frequency = null, double? monetary = null)
    {
        Kind = kind;
        RecencyThreshold = recency;
        FrequencyThreshold = frequency;
        MonetaryThreshold = monetary;
    }

    /// <summary>Gets the comparison with the mean of each axis.</summary>
    public static ScoreComparison Mean { get; } = new(ComparisonKind.Mean);

    /// <summary>Gets the comparison with the median of each axis.</summary>
    public static ScoreComparison Median { get; } = new(ComparisonKind.Median);

    /// <summary>Gets what scores are compared with.</summary>
    public ComparisonKind Kind { get; }

    /// <summary>Gets the lowest high recency score of <see cref="ComparisonKind.Threshold"/>; else null.</summary>
    public double? RecencyThreshold { get; }

    /// <summary>Gets the lowest high frequency score of <see cref="ComparisonKind.Threshold"/>; else null.</summary>
    public double? FrequencyThreshold { get; }

    /// <summary>Gets the lowest high monetary score of <see cref="ComparisonKind.Threshold"/>; else null.</summary>
    public double? MonetaryThreshold { get; }

    /// <summary>Makes the comparison with one fixed score on all axes.</summary>
    /// <param name="score">The lowest high score; 1 to <see cref="RfmOptions.MaxBins"/>.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Out of range or NaN.</exception>
    public static ScoreComparison AtLeast(double score) => AtLeast(score, score, score);

    /// <summary>Makes the comparison with a fixed score per axis.</summary>
    /// <param name="recency">The lowest high recency score; 1 to <see cref="RfmOptions.MaxBins"/>.</param>
    /// <param name="frequency">The lowest high frequency score; 1 to <see cref="RfmOptions.MaxBins"/>.</param>
    /// <param name="monetary">The lowest high monetary score; 1 to <see cref="RfmOptions.MaxBins"/>.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Out of range or NaN.</exception>
    public static ScoreComparison AtLeast(double recency, double frequency, double monetary)
    {
        Guard.Between(recency, 1.0, RfmOptions.MaxBins);
        Guard.Between(frequency, 1.0, RfmOptions.MaxBins);
        Guard.Between(monetary, 1.0, RfmOptions.MaxBins);
        return new ScoreComparison(ComparisonKind.Threshold, recency, frequency, monetary);
    }
}
