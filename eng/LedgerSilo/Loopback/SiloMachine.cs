namespace LedgerSilo.Loopback;

/// <summary>A network namespace that stands for a machine of its own.</summary>
/// <param name="Entrance">The words before a command that runs there.</param>
/// <param name="Address">Its address.</param>
public sealed record SiloMachine(IReadOnlyList<string> Entrance, string Address);
