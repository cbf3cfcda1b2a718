namespace EcomCore.Inventory;

/// <summary>How often to order together, and which item how often.</summary>
/// <param name="Quantities">Units of each item when it is ordered; as many as items.</param>
/// <param name="CycleTime">Time between two orders.</param>
/// <param name="EveryNth">For each item: it is part of every n-th order; 1 or more.</param>
/// <param name="CostPerPeriod">Ordering and keeping, money per unit of time; without the goods.</param>
public sealed record JointPlan(IReadOnlyList<double> Quantities, double CycleTime, IReadOnlyList<long> EveryNth, double CostPerPeriod);
