using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EcomCore.Inventory.Sqlite;

/// <summary>Says to a host whether its ledger can commit: unhealthy after a failed commit or when closed, degraded when four fifths of the queue are taken.</summary>
/// <param name="ledger">The ledger.</param>
public sealed class SqliteLedgerHealthCheck(SqliteStockLedger ledger) : IHealthCheck
{
    /// <summary>Looks; costs nothing.</summary>
    /// <param name="context">Not used.</param>
    /// <param name="cancellationToken">Not used.</param>
    /// <returns>How the ledger is, with the length of its queue.</returns>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(LedgerHealthReport.Of(ledger.Health));
}
