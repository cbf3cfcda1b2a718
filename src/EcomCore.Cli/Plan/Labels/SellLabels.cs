namespace EcomCore.Cli.Plan;

/// <summary>Labels of the chapter about demand.</summary>
internal sealed record SellLabels
{
    public required string Title { get; init; }

    public required string Question { get; init; }

    public required string Sold { get; init; }

    public required string Expected { get; init; }

    public required string Interval { get; init; }

    public required string YearAgo { get; init; }

    public required string SellingItems { get; init; }

    public required string Chart { get; init; }

    public required string ChartUnit { get; init; }

    public required string Actual { get; init; }

    public required string Forecast { get; init; }

    public required string Interval80 { get; init; }

    public required string Interval95 { get; init; }

    public required string ModelText { get; init; }

    public required string BacktestText { get; init; }

    public required string TopItems { get; init; }

    public required string SoldWeeks { get; init; }

    public required string ExpectedWeeks { get; init; }

    public required string Low80 { get; init; }

    public required string High80 { get; init; }

    public required string Model { get; init; }

    /// <summary>Gets what takes the place of the English words in a model's name, in order.</summary>
    public required IReadOnlyList<(string English, string Here)> ModelWords { get; init; }

    public required string ByChannel { get; init; }

    public required string AnnualPlan { get; init; }

    public required string Quarter { get; init; }

    public required string QuarterDemand { get; init; }

    public required string StockToHold { get; init; }

    public required string WholeStore { get; init; }

    public string ModelName(string name) => ModelWords.Aggregate(name, (text, word) => text.Replace(word.English, word.Here, StringComparison.Ordinal));
}
