namespace EcomCore;

/// <summary>What is wrong with a JSON text, and where.</summary>
/// <param name="Path">The place, such as <c>$.rules[2].level</c>.</param>
/// <param name="Message">What was expected and what was found.</param>
internal readonly record struct JsonFault(string Path, string Message)
{
    public override string ToString() => $"{Path}: {Message}";
}
