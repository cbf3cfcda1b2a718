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

/// <summary>Labels of the chapter about demand.</summary>
internal sealed record SellLabels
{
    public required string Title { get; init; }

    public required string Question { get; init; }

    public required string Sold { get; init; }

    public required string Expected { get; init; }

    public required string Interval { get; init; }

    public required string ComparedWithLastYear { get; init; }

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

    public required string ByChannel { get; init; }

    public required string AnnualPlan { get; init; }

    public required string Quarter { get; init; }

    public required string QuarterDemand { get; init; }

    public required string StockToHold { get; init; }

    public required string WholeStore { get; init; }
}

/// <summary>Labels of the chapter about dividing stock.</summary>
internal sealed record SendLabels
{
    public required string Title { get; init; }

    public required string Question { get; init; }

    public required string Sent { get; init; }

    public required string Kept { get; init; }

    public required string KeptNote { get; init; }

    public required string Short { get; init; }

    public required string ShortNote { get; init; }

    public required string Trials { get; init; }

    public required string PerChannel { get; init; }

    public required string Rule { get; init; }

    public required string Table { get; init; }

    public required string Demand { get; init; }

    public required string Floor { get; init; }

    public required string Allocated { get; init; }

    public required string DaysOfCover { get; init; }

    public required string Because { get; init; }

    public required IReadOnlyDictionary<string, string> Reasons { get; init; }
}

/// <summary>Labels of the chapter about buying.</summary>
internal sealed record BuyLabels
{
    public required string Title { get; init; }

    public required string Question { get; init; }

    public required string ToOrder { get; init; }

    public required string UnitsToOrder { get; init; }

    public required string OutOfStock { get; init; }

    public required string Overstocked { get; init; }

    public required string Rule { get; init; }

    public required string Table { get; init; }

    public required string OnHand { get; init; }

    public required string PerDay { get; init; }

    public required string SafetyStock { get; init; }

    public required string ReorderPoint { get; init; }

    public required string OrderUpTo { get; init; }

    public required string Order { get; init; }

    public required string Status { get; init; }

    public required string NothingToOrder { get; init; }

    public required IReadOnlyDictionary<string, string> Statuses { get; init; }
}

/// <summary>Labels of the chapter about customers.</summary>
internal sealed record CustomerLabels
{
    public required string Title { get; init; }

    public required string Question { get; init; }

    public required string Count { get; init; }

    public required string Orders { get; init; }

    public required string TopFifth { get; init; }

    public required string TopFifthNote { get; init; }

    public required string Guests { get; init; }

    public required string Map { get; init; }

    public required string MapRows { get; init; }

    public required string MapColumns { get; init; }

    public required string Segments { get; init; }

    public required string Segment { get; init; }

    public required string Customers { get; init; }

    public required string AverageDays { get; init; }

    public required string RevenueBySegment { get; init; }

    public required IReadOnlyDictionary<string, string> SegmentNames { get; init; }
}

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

    public required string Table { get; init; }

    public required string Stage { get; init; }

    public required string Amount { get; init; }

    public required string MarginRate { get; init; }

    public required string Split { get; init; }

    public required IReadOnlyDictionary<string, string> Stages { get; init; }
}

/// <summary>Labels of the chapter about what is going wrong.</summary>
internal sealed record AlertLabels
{
    public required string Title { get; init; }

    public required string Question { get; init; }

    public required string Posts { get; init; }

    public required string Incidents { get; init; }

    public required string Open { get; init; }

    public required string Overdue { get; init; }

    public required string Table { get; init; }

    public required string Rule { get; init; }

    public required string Platform { get; init; }

    public required string AllPlatforms { get; init; }

    public required string Level { get; init; }

    public required string OpenedAt { get; init; }

    public required string Count { get; init; }

    public required string Deadline { get; init; }

    public required string Department { get; init; }

    public required string Action { get; init; }

    public required string NoIncidents { get; init; }

    public required string BadCodes { get; init; }

    public required string CodesTable { get; init; }

    public required string Code { get; init; }

    public required string Lines { get; init; }

    public required string Normalized { get; init; }

    public required string Problem { get; init; }
}

/// <summary>Sentences about what was left out or assumed.</summary>
internal sealed record NoteLabels
{
    public required string MissingFile { get; init; }

    public required string NoSchema { get; init; }

    public required string LaterOrders { get; init; }

    public required string LaterPosts { get; init; }

    public required string NotItems { get; init; }

    public required string NoHistory { get; init; }

    public required string BuiltInRules { get; init; }

    public required string Weeks { get; init; }

    public required string LeadTime { get; init; }
}
