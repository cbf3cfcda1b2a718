namespace EcomCore.Inventory;

/// <summary>How a durable ledger is.</summary>
/// <param name="IsOpen">Whether it takes commands.</param>
/// <param name="QueueLength">Commands that wait.</param>
/// <param name="QueueLimit">Commands that may wait.</param>
/// <param name="Failure">Why the last commit failed; null when it did not. The next command tries again.</param>
public sealed record LedgerHealth(bool IsOpen, int QueueLength, int QueueLimit, Exception? Failure);
