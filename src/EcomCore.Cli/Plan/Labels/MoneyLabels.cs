namespace EcomCore.Cli.Plan;

/// <summary>Labels of the chapter about the budget.</summary>
internal sealed record MoneyLabels
{
    public required string Title { get; init; }

    public required string Question { get; init; }

    public required string Total { get; init; }

    public required string TotalFromFile { get; init; }

    public required string TotalFromSpend { get; init; }

    public required string TotalFromRevenue { get; init; }

    public required string RecentRevenue { get; init; }

    public required string RecentMargin { get; init; }

    public required string Rule { get; init; }

    public required string RuleWithReturns { get; init; }

    public required string AboveContribution { get; init; }

    public required string Comma { get; init; }

    public required string Contribution { get; init; }

    public required string Table { get; init; }

    public required string Stage { get; init; }

    public required string Amount { get; init; }

    public required string MarginRate { get; init; }

    public required string Split { get; init; }

    public required string Score { get; init; }

    public required string Because { get; init; }

    public required IReadOnlyDictionary<string, string> Reasons { get; init; }

    public required IReadOnlyDictionary<string, string> Stages { get; init; }
}
