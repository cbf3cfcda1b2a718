namespace EcomCore.Sku;

/// <summary>Everything that a schema has to say about one text. Immutable.</summary>
public sealed class SkuReport
{
    internal SkuReport(string text, SkuCode code)
        : this(text, code, text, [])
    {
    }

    internal SkuReport(string text, SkuCode code, string? canonical, IReadOnlyList<SkuFinding> findings)
    {
        Text = text;
        Code = code;
        Canonical = canonical;
        Findings = findings;
    }

    /// <summary>Gets the text as it was given; empty for null.</summary>
    public string Text { get; }

    /// <summary>Gets a value indicating whether the text is a code of the schema, exactly as it stands.</summary>
    public bool IsValid => Findings.Count == 0;

    /// <summary>Gets the code; the default value, whose <see cref="SkuCode.IsDefault"/> is true, when the text is not valid.</summary>
    public SkuCode Code { get; }

    /// <summary>
    /// Gets the one code that the text can only mean when case, width, dashes, outer and invisible spaces, wrong separators and lost leading zeros are
    /// put right; the text itself when it is valid; null when there is no such code. A wrong check character is never put right.
    /// </summary>
    public string? Canonical { get; }

    /// <summary>Gets what is wrong, in rising order of position; empty when the text is valid.</summary>
    public IReadOnlyList<SkuFinding> Findings { get; }

    /// <summary>Returns the findings in one line each, or <c>valid</c>.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => IsValid ? "valid" : string.Join("\n", Findings);
}
