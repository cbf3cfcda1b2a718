using NodaTime;

namespace EcomCore.Inventory;

/// <summary>A reservation ledger, wherever it lives: in memory, in an embedded database, in a server database, in a cluster.</summary>
/// <remarks>
/// <para>Thread-safe. An answer is given once it is as durable as the host promises: in memory at once, elsewhere after the commit. When a call fails or
/// is cancelled, the command may have been done or not; sending it again with the same id finds out, and does it at most once.</para>
/// <para><see cref="StockLedgerCommands"/> adds a method per kind of command: <c>await ledger.Reserve(...)</c>.</para>
/// </remarks>
public interface IStockLedger
{
    /// <summary>Handles a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Ends the waiting, not the command.</param>
    /// <returns>What became of it.</returns>
    ValueTask<LedgerAnswer> Apply(LedgerCommand command, CancellationToken cancellationToken = default);

    /// <summary>Finds the numbers of an item.</summary>
    /// <param name="sku">The item.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Its numbers; all 0 when it is not known.</returns>
    ValueTask<StockPosition> StockOf(string sku, CancellationToken cancellationToken = default);

    /// <summary>Finds the numbers of every item.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>In ordinal order of the item; each item at one moment, the whole not necessarily.</returns>
    ValueTask<IReadOnlyList<StockPosition>> AllStock(CancellationToken cancellationToken = default);

    /// <summary>Finds what is known of an order.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What is known; null when nothing is.</returns>
    ValueTask<OrderPosition?> OrderOf(string orderId, CancellationToken cancellationToken = default);

    /// <summary>Finds the orders that hold an item.</summary>
    /// <param name="sku">The item.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>One entry per order and channel, the longest held first.</returns>
    ValueTask<IReadOnlyList<StockHolder>> HoldersOf(string sku, CancellationToken cancellationToken = default);

    /// <summary>Finds how much of an item can be promised for when.</summary>
    /// <param name="sku">The item.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Now, then one point per planned receipt in order of time; cumulative units.</returns>
    ValueTask<IReadOnlyList<PromisePoint>> PromiseOf(string sku, CancellationToken cancellationToken = default);

    /// <summary>Finds the events that explain today's numbers of an item.</summary>
    /// <param name="sku">The item.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Opening numbers and events; the changes of the events added to the opening numbers give today's.</returns>
    ValueTask<StockAudit> Audit(string sku, CancellationToken cancellationToken = default);

    /// <summary>Finds the ledger's clock: the latest time that any command brought.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The time; null before the first command.</returns>
    ValueTask<Instant?> LatestTime(CancellationToken cancellationToken = default);

    /// <summary>Checks that the ledger's numbers agree: journal, snapshot, balances, orders.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What does not agree.</returns>
    ValueTask<LedgerVerification> Verify(CancellationToken cancellationToken = default);
}
