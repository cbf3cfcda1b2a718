namespace EcomCore.Inventory;

/// <summary>What to order in which period.</summary>
/// <param name="Quantities">Units ordered in each period, 0 where none; as many as periods.</param>
/// <param name="Cost">Ordering, keeping and, where prices were given, the goods; money over all periods.</param>
/// <param name="CostToGo">The lowest cost from each period to the end, if the stock is empty at its start; one more than periods, the last 0. Positive infinity where it does not fit a
/// double.</param>
/// <param name="NextOrder">For each period the period of the next order, if one is placed in it; from 0, the number of periods where none follows.</param>
public sealed record LotSchedule(IReadOnlyList<double> Quantities, double Cost, IReadOnlyList<double> CostToGo, IReadOnlyList<int> NextOrder);
