namespace EcomCore.Inventory;

/// <summary>One update of a channel's allotment.</summary>
/// <param name="Channel">Name of the channel.</param>
/// <param name="From">Units before.</param>
/// <param name="To">Units after.</param>
/// <param name="Reason">Why it is made.</param>
public readonly record struct AllotmentChange(string Channel, long From, long To, ChangeReason Reason);
