namespace EcomCore.Risk;

/// <summary>What is wrong with a set of rules, and where.</summary>
/// <param name="Path">The place in the JSON text, such as <c>$.rules[2].level</c>.</param>
/// <param name="Message">What was expected and what was found.</param>
public sealed record RiskRuleFault(string Path, string Message)
{
    /// <summary>Writes place and message on one line.</summary>
    /// <returns>Such as <c>$.rules[2].level: missing</c>.</returns>
    public override string ToString() => $"{Path}: {Message}";
}
