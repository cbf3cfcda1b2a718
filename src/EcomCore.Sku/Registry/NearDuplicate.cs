namespace EcomCore.Sku;

/// <summary>A registered code that is easily taken for another text.</summary>
/// <param name="Code">The registered code.</param>
/// <param name="Kind">How it is near.</param>
public readonly record struct NearDuplicate(string Code, NearDuplicateKind Kind);
