namespace EcomCore.Sku;

/// <summary>A code that a bulk import left out. What is wrong with an invalid one is told by <see cref="SkuSchema.Validate"/>.</summary>
/// <param name="Index">Place in the import, from 0.</param>
/// <param name="Text">The text as it was given; empty for null.</param>
/// <param name="Status">Why it was left out.</param>
/// <param name="Existing">The registered code that stands in the way; null when the text is invalid.</param>
public readonly record struct RefusedCode(int Index, string Text, RegistryStatus Status, string? Existing);
