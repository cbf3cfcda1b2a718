namespace EcomCore.Sku;

/// <summary>One value of a <see cref="ChoiceSegment"/>.</summary>
/// <param name="Code">What stands in the code, such as <c>TB</c>.</param>
/// <param name="Meaning">What it stands for, such as <c>Taobao</c>; may be empty.</param>
public readonly record struct SkuChoice(string Code, string Meaning);
