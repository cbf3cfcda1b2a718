namespace EcomCore.Cli.Plan;

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
