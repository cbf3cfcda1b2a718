namespace EcomCore.Risk;

/// <summary>What is wrong with a set of rules, and where.</summary>
/// <param name="Path">The place in the JSON text, such as <c>$.rules[2].level</c>.</param>
/// <param name="Message">What was expected and what was found.</param>
/// <param name="Line">The line of that place, or of what should hold it, from 1; 0 when it is not known.</param>
public sealed record RiskRuleFault(string Path, string Message, int Line = 0)
{
    /// <summary>Writes place and message on one line.</summary>
    /// <returns>Such as <c>$.rules[2].level: missing (line 12)</c>.</returns>
    public override string ToString() => Line > 0 ? FormattableString.Invariant($"{Path}: {Message} (line {Line})") : $"{Path}: {Message}";
}
