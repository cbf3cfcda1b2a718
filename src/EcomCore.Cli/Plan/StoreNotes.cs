namespace EcomCore.Cli.Plan;

/// <summary>What happened while reading a store that its reader should know.</summary>
internal sealed record StoreNotes
{
    /// <summary>Gets the lines of orders after the last day, which are left out.</summary>
    public long LaterOrderLines { get; init; }

    /// <summary>Gets the posts after the last day, which are left out.</summary>
    public long LaterPosts { get; init; }

    /// <summary>Gets the order lines whose units do not count: no item's code, or a price of 0.</summary>
    public long LinesWithoutUnits { get; init; }

    /// <summary>Gets the names of the files that the folder lacks.</summary>
    public IReadOnlyList<string> MissingFiles { get; init; } = [];
}
