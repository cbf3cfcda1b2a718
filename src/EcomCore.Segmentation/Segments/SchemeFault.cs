namespace EcomCore.Segmentation;

/// <summary>What is wrong with the JSON of a scheme, and where.</summary>
/// <param name="Path">The place, such as <c>$.segments[2].r</c>.</param>
/// <param name="Message">What was expected and what was found.</param>
public readonly record struct SchemeFault(string Path, string Message)
{
    /// <summary>Writes place and message.</summary>
    /// <returns>Such as <c>$.segments[2].r: missing</c>.</returns>
    public override string ToString() => $"{Path}: {Message}";
}
