using NodaTime;

namespace EcomCore.Inventory;

/// <summary>What the ledger remembers of a command, so that the same command sent again gets the same answer.</summary>
/// <param name="Id">Name of the command.</param>
/// <param name="Fingerprint">Number for its content (<see cref="LedgerCommand.Fingerprint"/>).</param>
/// <param name="At">When it was answered by the ledger's clock.</param>
/// <param name="Answer">The first answer.</param>
public readonly record struct CommandRecord(string Id, long Fingerprint, Instant At, LedgerAnswer Answer);
