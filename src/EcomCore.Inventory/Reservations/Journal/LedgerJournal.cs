namespace EcomCore.Inventory;

/// <summary>What a machine writes down while it handles commands; a host stores it before it gives the answers, then clears it.</summary>
/// <remarks>Not thread-safe. Reused, it allocates nothing once its lists have grown.</remarks>
public sealed class LedgerJournal
{
    /// <summary>Gets the events, in the order of their numbers.</summary>
    public List<LedgerEvent> Events { get; } = [];

    /// <summary>Gets the commands that were answered and are to be remembered, in order; repeated and invalid ones are not among them.</summary>
    public List<CommandRecord> Commands { get; } = [];

    /// <summary>Empties both lists and keeps their memory.</summary>
    public void Clear()
    {
        Events.Clear();
        Commands.Clear();
    }
}
