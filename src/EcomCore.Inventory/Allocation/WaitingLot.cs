namespace EcomCore.Inventory;

/// <summary>The lot at which the handing out ended because it is larger than what was left.</summary>
/// <param name="Channel">Name of the channel whose turn it is.</param>
/// <param name="Units">Units of its lot.</param>
public readonly record struct WaitingLot(string Channel, long Units);
