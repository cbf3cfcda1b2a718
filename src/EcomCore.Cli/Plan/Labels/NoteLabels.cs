namespace EcomCore.Cli.Plan;

/// <summary>Sentences about what was left out or assumed.</summary>
internal sealed record NoteLabels
{
    public required string MissingFile { get; init; }

    public required string NoSchema { get; init; }

    public required string LaterOrders { get; init; }

    public required string LaterPosts { get; init; }

    public required string LaterSpend { get; init; }

    public required string NoBudget { get; init; }

    public required string NotItems { get; init; }

    public required string NoHistory { get; init; }

    public required string BuiltInRules { get; init; }

    public required string Weeks { get; init; }

    public required string Coherent { get; init; }

    public required string LeadTime { get; init; }
}
