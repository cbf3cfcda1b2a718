using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EcomCore.Inventory.Orleans;

/// <summary>Says to a silo's host whether its ledger can commit: unhealthy after a failed commit, degraded when four fifths of the queue are taken.</summary>
public sealed class OrleansLedgerHealthCheck : IHealthCheck
{
    private readonly LedgerRuntime _runtime;

    internal OrleansLedgerHealthCheck(LedgerRuntime runtime) => _runtime = runtime;

    /// <summary>Gets how the ledger is on this silo.</summary>
    public LedgerHealth Health => new(IsOpen: true, _runtime.Waiting, _runtime.Options.SiloQueueLimit, _runtime.Failure);

    /// <summary>Looks; costs nothing.</summary>
    /// <param name="context">Not used.</param>
    /// <param name="cancellationToken">Not used.</param>
    /// <returns>How the ledger is, with the length of its queue.</returns>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(LedgerHealthReport.Of(Health));
}
