namespace EcomCore.Sku;

/// <summary>What is wrong with the description of a schema.</summary>
/// <param name="Path">The place, such as <c>$.segments[2].width</c>.</param>
/// <param name="Message">What was expected and what was found.</param>
public readonly record struct SkuSchemaFault(string Path, string Message)
{
    /// <summary>Returns path and message.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => $"{Path}: {Message}";
}
