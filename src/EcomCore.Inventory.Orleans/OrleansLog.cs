using Microsoft.Extensions.Logging;

namespace EcomCore.Inventory.Orleans;

/// <summary>What the ledger writes to a host's log.</summary>
internal static partial class OrleansLog
{
    [LoggerMessage(1, LogLevel.Warning, "Item {Sku} is given up with {Requests} requests, which were told: its journal could not be written, or another silo writes it.")]
    public static partial void ItemLost(this ILogger logger, string sku, int requests, Exception failure);

    [LoggerMessage(2, LogLevel.Warning, "Item {Sku} could not save a snapshot; it takes longer to load.")]
    public static partial void SnapshotFailed(this ILogger logger, string sku, Exception failure);

    [LoggerMessage(3, LogLevel.Information, "The ledger takes up {Orders} orders and {Items} items that were left half done.")]
    public static partial void TakesUp(this ILogger logger, int orders, int items);

    [LoggerMessage(4, LogLevel.Warning, "The ledger could not look for what was left half done; it tries again.")]
    public static partial void SweepFailed(this ILogger logger, Exception failure);

    [LoggerMessage(5, LogLevel.Warning, "Command {Command} is sent again: {Why}")]
    public static partial void SentAgain(this ILogger logger, string command, string why);
}
