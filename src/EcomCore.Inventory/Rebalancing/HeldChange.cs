namespace EcomCore.Inventory;

/// <summary>A channel that does not reach its target, and why.</summary>
/// <param name="Channel">Name of the channel.</param>
/// <param name="Missing">Target (or what is reserved, if that is more) less what the channel has after the plan; negative when it has too much.</param>
/// <param name="Reason">Why.</param>
public readonly record struct HeldChange(string Channel, long Missing, HoldReason Reason);
