namespace EcomCore.Forecasting;

/// <summary>A sum by the places of its nodes.</summary>
internal readonly record struct SumIndex(int Whole, int[] Parts);
