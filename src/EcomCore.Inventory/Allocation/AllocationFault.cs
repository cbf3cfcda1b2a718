namespace EcomCore.Inventory;

/// <summary>One broken rule in the input of an allocation.</summary>
/// <param name="Item">Index of the item; 0 in the single form.</param>
/// <param name="Channel">Index of the channel within the item; -1 when the item itself is at fault.</param>
/// <param name="Kind">The rule.</param>
/// <param name="Message">The place, the value found and what was expected.</param>
public readonly record struct AllocationFault(int Item, int Channel, AllocationFaultKind Kind, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Message;
}
