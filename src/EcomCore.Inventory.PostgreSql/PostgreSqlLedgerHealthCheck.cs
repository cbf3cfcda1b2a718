using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EcomCore.Inventory.PostgreSql;

/// <summary>Says to a host whether its ledger can commit: unhealthy while the server cannot be used or when closed, degraded when four fifths of the queue are
/// taken. An idle ledger asks its server once a second, so that an outage shows without a command.</summary>
/// <param name="ledger">The ledger.</param>
public sealed class PostgreSqlLedgerHealthCheck(PostgreSqlStockLedger ledger) : IHealthCheck
{
    /// <summary>Looks; costs nothing.</summary>
    /// <param name="context">Not used.</param>
    /// <param name="cancellationToken">Not used.</param>
    /// <returns>How the ledger is, with the length of its queue.</returns>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(LedgerHealthReport.Of(ledger.Health));
}
