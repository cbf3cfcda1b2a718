namespace EcomCore.Segmentation;

/// <summary>One customer's values and scores.</summary>
/// <param name="CustomerId">Who.</param>
/// <param name="RecencyDays">Days from the last purchase to the day of the analysis; 0 or more.</param>
/// <param name="Frequency">Purchases, 1 or more.</param>
/// <param name="Monetary">Money, as <see cref="RfmOptions.Monetary"/> says.</param>
/// <param name="R">Recency score, 1 (long ago) to the number of bins (lately).</param>
/// <param name="F">Frequency score, 1 (seldom) to the number of bins (often).</param>
/// <param name="M">Monetary score, 1 (little) to the number of bins (much).</param>
public readonly record struct RfmRow(string CustomerId, int RecencyDays, long Frequency, decimal Monetary, int R, int F, int M)
{
    /// <summary>Gets the three scores as the digits of one number: 5, 4 and 3 make 543.</summary>
    public int Score => (R * 100) + (F * 10) + M;

    /// <summary>Gets the three scores as a cell of the score cube.</summary>
    public ScoreCell Cell => new(R, F, M);
}
