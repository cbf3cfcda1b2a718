namespace EcomCore.Cli.Plan;

/// <summary>Every word of the report that does not come from data. One property per label; a language that lacks one does not compile.</summary>
/// <remarks>Labels with <c>{0}</c>, <c>{1}</c> ... are filled with <see cref="Figures.Fill"/>.</remarks>
internal sealed record Labels
{
    /// <summary>Gets the language tag of the page.</summary>
    public required string Language { get; init; }

    public required string Title { get; init; }

    public required string Subtitle { get; init; }

    public required string Notes { get; init; }

    public required string Rows { get; init; }

    public required string Item { get; init; }

    public required string Channel { get; init; }

    public required string Units { get; init; }

    public required string Revenue { get; init; }

    public required string Share { get; init; }

    public required SellLabels Sell { get; init; }

    public required SendLabels Send { get; init; }

    public required BuyLabels Buy { get; init; }

    public required CustomerLabels Customers { get; init; }

    public required MoneyLabels Money { get; init; }

    public required AlertLabels Alerts { get; init; }

    public required NoteLabels NoteTexts { get; init; }

    /// <summary>The labels of a language: <c>en</c> or <c>zh</c>.</summary>
    public static Labels Of(string language) => language == "zh" ? Chinese.Labels : English.Labels;
}
