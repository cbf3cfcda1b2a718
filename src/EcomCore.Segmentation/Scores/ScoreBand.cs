namespace EcomCore.Segmentation;

/// <summary>The customers with one score on one axis.</summary>
/// <param name="Score">1 to the number of bins.</param>
/// <param name="Customers">How many have it; 0 when ties or the method left it empty.</param>
/// <param name="Lowest">The lowest value among them, to 15 significant digits; null when there are none.</param>
/// <param name="Highest">The highest value among them (inclusive), to 15 significant digits; null when there are none.</param>
public readonly record struct ScoreBand(int Score, int Customers, decimal? Lowest, decimal? Highest);
