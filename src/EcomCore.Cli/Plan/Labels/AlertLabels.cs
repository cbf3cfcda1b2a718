namespace EcomCore.Cli.Plan;

/// <summary>Labels of the chapter about what is going wrong.</summary>
internal sealed record AlertLabels
{
    public required string Title { get; init; }

    public required string Question { get; init; }

    public required string Posts { get; init; }

    public required string Incidents { get; init; }

    public required string Open { get; init; }

    public required string OpenNote { get; init; }

    public required IReadOnlyDictionary<string, string> Rules { get; init; }

    public required IReadOnlyDictionary<string, string> Departments { get; init; }

    public required IReadOnlyDictionary<string, string> Actions { get; init; }

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

    /// <summary>Gets the names of the faults of a code by their kind; none where the findings' own sentences, which are English, are shown.</summary>
    public required IReadOnlyDictionary<string, string> Problems { get; init; }

    public required string Position { get; init; }
}
