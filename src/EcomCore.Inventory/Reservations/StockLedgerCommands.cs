using NodaTime;

namespace EcomCore.Inventory;

/// <summary>A method per kind of command, for every ledger.</summary>
public static class StockLedgerCommands
{
    /// <inheritdoc cref="LedgerCommand.Receive(CommandId, string, long, Instant)" path="/summary"/>
    /// <param name="ledger">The ledger.</param>
    /// <param name="id">Name of the command.</param>
    /// <param name="sku">The item.</param>
    /// <param name="quantity">Units, as the factory says.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Ends the waiting, not the command.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="ledger"/> is null.</exception>
    public static ValueTask<LedgerAnswer> Receive(
        this IStockLedger ledger, CommandId id, string sku, long quantity, Instant now, CancellationToken cancellationToken = default) =>
        Apply(ledger, LedgerCommand.Receive(id, sku, quantity, now), cancellationToken);

    /// <inheritdoc cref="LedgerCommand.Adjust(CommandId, string, long, string, Instant)" path="/summary"/>
    /// <param name="ledger">The ledger.</param>
    /// <param name="id">Name of the command.</param>
    /// <param name="sku">The item.</param>
    /// <param name="quantity">Units, as the factory says.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Ends the waiting, not the command.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="ledger"/> is null.</exception>
    public static ValueTask<LedgerAnswer> Adjust(
        this IStockLedger ledger, CommandId id, string sku, long quantity, string reason, Instant now, CancellationToken cancellationToken = default) =>
        Apply(ledger, LedgerCommand.Adjust(id, sku, quantity, reason, now), cancellationToken);

    /// <inheritdoc cref="LedgerCommand.Reserve(CommandId, string, IReadOnlyList{LedgerLine}, Duration?, Instant, string?)" path="/summary"/>
    /// <param name="ledger">The ledger.</param>
    /// <param name="id">Name of the command.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="lines">The lines, as the factory says.</param>
    /// <param name="ttl">How long from <paramref name="now"/>; null means until confirmed or released.</param>
    /// <param name="now">When.</param>
    /// <param name="channel">The sales channel.</param>
    /// <param name="cancellationToken">Ends the waiting, not the command.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="ledger"/> is null.</exception>
    public static ValueTask<LedgerAnswer> Reserve(
        this IStockLedger ledger, CommandId id, string orderId, IReadOnlyList<LedgerLine> lines, Duration? ttl, Instant now, string? channel = null, CancellationToken cancellationToken = default) =>
        Apply(ledger, LedgerCommand.Reserve(id, orderId, lines, ttl, now, channel), cancellationToken);

    /// <inheritdoc cref="LedgerCommand.Reserve(CommandId, string, string, long, Duration?, Instant, string?)" path="/summary"/>
    /// <param name="ledger">The ledger.</param>
    /// <param name="id">Name of the command.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="sku">The item.</param>
    /// <param name="quantity">Units, as the factory says.</param>
    /// <param name="ttl">How long from <paramref name="now"/>; null means until confirmed or released.</param>
    /// <param name="now">When.</param>
    /// <param name="channel">The sales channel.</param>
    /// <param name="cancellationToken">Ends the waiting, not the command.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="ledger"/> is null.</exception>
    public static ValueTask<LedgerAnswer> Reserve(
        this IStockLedger ledger, CommandId id, string orderId, string sku, long quantity, Duration? ttl, Instant now, string? channel = null, CancellationToken cancellationToken = default) =>
        Apply(ledger, LedgerCommand.Reserve(id, orderId, sku, quantity, ttl, now, channel), cancellationToken);

    /// <inheritdoc cref="LedgerCommand.Extend(CommandId, string, Duration?, Instant)" path="/summary"/>
    /// <param name="ledger">The ledger.</param>
    /// <param name="id">Name of the command.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="ttl">How long from <paramref name="now"/>; null means until confirmed or released.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Ends the waiting, not the command.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="ledger"/> is null.</exception>
    public static ValueTask<LedgerAnswer> Extend(
        this IStockLedger ledger, CommandId id, string orderId, Duration? ttl, Instant now, CancellationToken cancellationToken = default) =>
        Apply(ledger, LedgerCommand.Extend(id, orderId, ttl, now), cancellationToken);

    /// <inheritdoc cref="LedgerCommand.Confirm(CommandId, string, Instant, IReadOnlyList{LedgerLine})" path="/summary"/>
    /// <param name="ledger">The ledger.</param>
    /// <param name="id">Name of the command.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="now">When.</param>
    /// <param name="lines">The lines, as the factory says.</param>
    /// <param name="cancellationToken">Ends the waiting, not the command.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="ledger"/> is null.</exception>
    public static ValueTask<LedgerAnswer> Confirm(
        this IStockLedger ledger, CommandId id, string orderId, Instant now, IReadOnlyList<LedgerLine>? lines = null, CancellationToken cancellationToken = default) =>
        Apply(ledger, LedgerCommand.Confirm(id, orderId, now, lines), cancellationToken);

    /// <inheritdoc cref="LedgerCommand.Release(CommandId, string, Instant)" path="/summary"/>
    /// <param name="ledger">The ledger.</param>
    /// <param name="id">Name of the command.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Ends the waiting, not the command.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="ledger"/> is null.</exception>
    public static ValueTask<LedgerAnswer> Release(
        this IStockLedger ledger, CommandId id, string orderId, Instant now, CancellationToken cancellationToken = default) =>
        Apply(ledger, LedgerCommand.Release(id, orderId, now), cancellationToken);

    /// <inheritdoc cref="LedgerCommand.Return(CommandId, string, IReadOnlyList{LedgerLine}, Instant)" path="/summary"/>
    /// <param name="ledger">The ledger.</param>
    /// <param name="id">Name of the command.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="lines">The lines, as the factory says.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Ends the waiting, not the command.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="ledger"/> is null.</exception>
    public static ValueTask<LedgerAnswer> Return(
        this IStockLedger ledger, CommandId id, string orderId, IReadOnlyList<LedgerLine> lines, Instant now, CancellationToken cancellationToken = default) =>
        Apply(ledger, LedgerCommand.Return(id, orderId, lines, now), cancellationToken);

    /// <inheritdoc cref="LedgerCommand.Transfer(CommandId, IReadOnlyList{LedgerLine}, string?, Instant)" path="/summary"/>
    /// <param name="ledger">The ledger.</param>
    /// <param name="id">Name of the command.</param>
    /// <param name="lines">The lines, as the factory says.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Ends the waiting, not the command.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="ledger"/> is null.</exception>
    public static ValueTask<LedgerAnswer> Transfer(
        this IStockLedger ledger, CommandId id, IReadOnlyList<LedgerLine> lines, string? reason, Instant now, CancellationToken cancellationToken = default) =>
        Apply(ledger, LedgerCommand.Transfer(id, lines, reason, now), cancellationToken);

    /// <inheritdoc cref="LedgerCommand.SetBuffer(CommandId, string, long, Instant)" path="/summary"/>
    /// <param name="ledger">The ledger.</param>
    /// <param name="id">Name of the command.</param>
    /// <param name="sku">The item.</param>
    /// <param name="quantity">Units, as the factory says.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Ends the waiting, not the command.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="ledger"/> is null.</exception>
    public static ValueTask<LedgerAnswer> SetBuffer(
        this IStockLedger ledger, CommandId id, string sku, long quantity, Instant now, CancellationToken cancellationToken = default) =>
        Apply(ledger, LedgerCommand.SetBuffer(id, sku, quantity, now), cancellationToken);

    /// <inheritdoc cref="LedgerCommand.SetQuota(CommandId, string, string, long?, Instant)" path="/summary"/>
    /// <param name="ledger">The ledger.</param>
    /// <param name="id">Name of the command.</param>
    /// <param name="channel">The sales channel.</param>
    /// <param name="sku">The item.</param>
    /// <param name="quantity">Units, as the factory says.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Ends the waiting, not the command.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="ledger"/> is null.</exception>
    public static ValueTask<LedgerAnswer> SetQuota(
        this IStockLedger ledger, CommandId id, string channel, string sku, long? quantity, Instant now, CancellationToken cancellationToken = default) =>
        Apply(ledger, LedgerCommand.SetQuota(id, channel, sku, quantity, now), cancellationToken);

    /// <inheritdoc cref="LedgerCommand.SetCap(CommandId, string, string, long?, Instant)" path="/summary"/>
    /// <param name="ledger">The ledger.</param>
    /// <param name="id">Name of the command.</param>
    /// <param name="channel">The sales channel.</param>
    /// <param name="sku">The item.</param>
    /// <param name="quantity">Units, as the factory says.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Ends the waiting, not the command.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="ledger"/> is null.</exception>
    public static ValueTask<LedgerAnswer> SetCap(
        this IStockLedger ledger, CommandId id, string channel, string sku, long? quantity, Instant now, CancellationToken cancellationToken = default) =>
        Apply(ledger, LedgerCommand.SetCap(id, channel, sku, quantity, now), cancellationToken);

    /// <inheritdoc cref="LedgerCommand.SetBackorder(CommandId, string, BackorderPolicy, long, Instant)" path="/summary"/>
    /// <param name="ledger">The ledger.</param>
    /// <param name="id">Name of the command.</param>
    /// <param name="sku">The item.</param>
    /// <param name="policy">What may be promised.</param>
    /// <param name="limit">Most units promised at one time without stock.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Ends the waiting, not the command.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="ledger"/> is null.</exception>
    public static ValueTask<LedgerAnswer> SetBackorder(
        this IStockLedger ledger, CommandId id, string sku, BackorderPolicy policy, long limit, Instant now, CancellationToken cancellationToken = default) =>
        Apply(ledger, LedgerCommand.SetBackorder(id, sku, policy, limit, now), cancellationToken);

    /// <inheritdoc cref="LedgerCommand.PlanReceipt(CommandId, string, long, Instant, Instant)" path="/summary"/>
    /// <param name="ledger">The ledger.</param>
    /// <param name="id">Name of the command.</param>
    /// <param name="sku">The item.</param>
    /// <param name="quantity">Units, as the factory says.</param>
    /// <param name="due">When they will be there.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Ends the waiting, not the command.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="ledger"/> is null.</exception>
    public static ValueTask<LedgerAnswer> PlanReceipt(
        this IStockLedger ledger, CommandId id, string sku, long quantity, Instant due, Instant now, CancellationToken cancellationToken = default) =>
        Apply(ledger, LedgerCommand.PlanReceipt(id, sku, quantity, due, now), cancellationToken);

    /// <inheritdoc cref="LedgerCommand.Expire(CommandId, Instant)" path="/summary"/>
    /// <param name="ledger">The ledger.</param>
    /// <param name="id">Name of the command.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Ends the waiting, not the command.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="ledger"/> is null.</exception>
    public static ValueTask<LedgerAnswer> Expire(
        this IStockLedger ledger, CommandId id, Instant now, CancellationToken cancellationToken = default) =>
        Apply(ledger, LedgerCommand.Expire(id, now), cancellationToken);

    private static ValueTask<LedgerAnswer> Apply(IStockLedger ledger, LedgerCommand command, CancellationToken cancellationToken)
    {
        Guard.NotNull(ledger);
        return ledger.Apply(command, cancellationToken);
    }
}
