namespace EcomCore.Cli.Plan;

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
}
