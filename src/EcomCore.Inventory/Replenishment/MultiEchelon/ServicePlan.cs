namespace EcomCore.Inventory;

/// <summary>Where in a supply chain safety stock is kept.</summary>
/// <param name="Stages">The stages, in the order given.</param>
/// <param name="Cost">Holding cost of all safety stock per unit of time.</param>
public sealed record ServicePlan(IReadOnlyList<StagePlan> Stages, double Cost);
