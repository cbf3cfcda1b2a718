using System.Globalization;

namespace EcomCore.Segmentation;

/// <summary>Neighbouring scores, both ends included.</summary>
public readonly record struct ScoreRange
{
    /// <summary>Creates a range.</summary>
    /// <param name="low">The lowest score; 1 to <see cref="RfmOptions.MaxBins"/>.</param>
    /// <param name="high">The highest score; <paramref name="low"/> to <see cref="RfmOptions.MaxBins"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A score is out of its range.</exception>
    public ScoreRange(int low, int high)
    {
        Guard.Between(low, 1, RfmOptions.MaxBins);
        Guard.Between(high, low, RfmOptions.MaxBins);
        Low = low;
        High = high;
    }

    /// <summary>Gets the range of all scores.</summary>
    public static ScoreRange Any { get; } = new(1, RfmOptions.MaxBins);

    /// <summary>Gets the lowest score, inclusive.</summary>
    public int Low { get; }

    /// <summary>Gets the highest score, inclusive.</summary>
    public int High { get; }

    /// <summary>Tells whether a score is in the range; the default value holds none.</summary>
    /// <param name="score">Any number.</param>
    /// <returns>True from <see cref="Low"/> to <see cref="High"/>.</returns>
    public bool Contains(int score) => score >= Low && score <= High && score > 0;

    /// <summary>Writes the ends: <c>4-5</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}-{1}", Low, High);
}
