namespace EcomCore.Inventory.Tests;

/// <summary>Commands in the order in which they are given.</summary>
public sealed record CommandStory(IReadOnlyList<LedgerCommand> Commands)
{
    public override string ToString() => string.Join('\n', Commands.Select(c =>
        $"{c} {c.At} ch={c.Channel} ttl={c.TimeToLive} [{string.Join(", ", Enumerable.Range(0, c.LineCount).Select(c.Line))}] {c.Backorder}"));
}
