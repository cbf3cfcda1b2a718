namespace EcomCore.Inventory;

/// <summary>What a stage promises and keeps.</summary>
/// <param name="Name">The stage.</param>
/// <param name="ServiceTime">The time within which it always serves; 0 means from stock.</param>
/// <param name="InboundTime">The time its inputs take to come: the longest promise of those who supply it.</param>
/// <param name="CoveredTime">The time its own stock must cover: inbound + processing - service time.</param>
/// <param name="SafetyStock">Units: safety factor × standard deviation × root of the covered time.</param>
/// <param name="Cost">Holding cost of the safety stock per unit of time.</param>
public sealed record StagePlan(string Name, int ServiceTime, int InboundTime, int CoveredTime, double SafetyStock, double Cost);
