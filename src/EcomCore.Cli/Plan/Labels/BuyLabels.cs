namespace EcomCore.Cli.Plan;

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
