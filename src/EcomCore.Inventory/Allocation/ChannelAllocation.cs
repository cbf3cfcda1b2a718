namespace EcomCore.Inventory;

/// <summary>What one channel gets, how long it lasts, and why.</summary>
/// <param name="Channel">Name of the channel.</param>
/// <param name="Units">Whole units given to it.</param>
/// <param name="DaysOfCover">Days until they are sold at the channel's demand; 0 without units, positive infinity for units without demand.</param>
/// <param name="Binding">What kept the number from being larger or smaller.</param>
public readonly record struct ChannelAllocation(string Channel, long Units, double DaysOfCover, BindingConstraint Binding);
