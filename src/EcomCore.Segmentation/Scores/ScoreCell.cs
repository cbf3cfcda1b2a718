using System.Globalization;

namespace EcomCore.Segmentation;

/// <summary>One combination of scores, such as 5-4-3.</summary>
/// <param name="R">Recency score.</param>
/// <param name="F">Frequency score.</param>
/// <param name="M">Monetary score.</param>
public readonly record struct ScoreCell(int R, int F, int M)
{
    /// <summary>Writes the scores with hyphens: <c>5-4-3</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}-{1}-{2}", R, F, M);
}
