namespace EcomCore.Sku;

/// <summary>What an imported text is, or may have been, and why. Immutable.</summary>
public sealed class SkuCleanUp
{
    internal SkuCleanUp(SkuReport report, CleanUpStatus status, string? code, IReadOnlyList<SkuSuggestion> suggestions, int fitting)
    {
        Report = report;
        Status = status;
        Code = code;
        Suggestions = suggestions;
        Fitting = fitting;
    }

    /// <summary>Gets the text as it was given; empty for null.</summary>
    public string Text => Report.Text;

    /// <summary>Gets what became of the text.</summary>
    public CleanUpStatus Status { get; }

    /// <summary>Gets the code: the text itself when it is valid, the only code that fits when it is repaired; null otherwise.</summary>
    public string? Code { get; }

    /// <summary>Gets the codes that fit, each with its reason, at most ten; none when the text is valid.</summary>
    public IReadOnlyList<SkuSuggestion> Suggestions { get; }

    /// <summary>Gets how many codes fit; may be more than are suggested.</summary>
    public int Fitting { get; }

    /// <summary>Gets everything that is wrong with the text as it stands.</summary>
    public SkuReport Report { get; }

    /// <summary>Returns what became of the text in one line.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => Status switch
    {
        CleanUpStatus.Valid => $"{Text}: valid",
        CleanUpStatus.Repaired => $"{Spelling.Show(Text)}: {Code}, because {Suggestions[0].Reason}",
        CleanUpStatus.Ambiguous => Spelling.Format("{0}: {1} codes fit: {2}{3}", Spelling.Show(Text), Fitting,
            string.Join(", ", Suggestions.Select(suggestion => suggestion.Code)), Fitting > Suggestions.Count ? ", ..." : string.Empty),
        _ => $"{Spelling.Show(Text)}: no code fits; {Report.Findings[0].Message}",
    };
}
