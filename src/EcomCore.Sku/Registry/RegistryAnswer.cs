namespace EcomCore.Sku;

/// <summary>The answer of a <see cref="SkuRegistry"/> to one code.</summary>
/// <param name="Status">Added, or why not.</param>
/// <param name="Text">The text as it was given; empty for null.</param>
/// <param name="Existing">The registered code that stands in the way; null unless the text is a duplicate.</param>
/// <param name="Report">What is wrong with the text; null when it is a code of the schema.</param>
public readonly record struct RegistryAnswer(RegistryStatus Status, string Text, string? Existing, SkuReport? Report)
{
    /// <summary>Gets a value indicating whether the code was added.</summary>
    public bool IsAdded => Status == RegistryStatus.Added;

    /// <summary>Returns the answer in one line.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => Status switch
    {
        RegistryStatus.Added => $"{Text}: added",
        RegistryStatus.Duplicate => $"{Text}: refused, it is registered already",
        RegistryStatus.CanonicalDuplicate => $"{Spelling.Show(Text)}: refused, it is another spelling of {Existing}",
        _ => $"{Spelling.Show(Text)}: refused, {Report?.Findings[0].Message ?? "it is no code"}",
    };
}
