namespace EcomCore.Inventory;

/// <summary>The name of one command, given by the caller. A command that is sent again carries the same name.</summary>
/// <param name="Text">Any text of 1 to <see cref="LedgerLimits.MaxTextLength"/> UTF-16 units, compared exactly. Empty or longer texts, and the
/// default value, make a command invalid.</param>
public readonly record struct CommandId(string Text)
{
    /// <summary>Gives the text.</summary>
    /// <returns><see cref="Text"/>; empty for the default value.</returns>
    public override string ToString() => Text ?? string.Empty;
}
