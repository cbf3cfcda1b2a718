namespace EcomCore.Sku;

/// <summary>Two registered codes that are easily taken for each other.</summary>
/// <param name="Code">The code that was registered first.</param>
/// <param name="Near">The other one.</param>
/// <param name="Kind">How they are near.</param>
public readonly record struct NearPair(string Code, string Near, NearDuplicateKind Kind);
