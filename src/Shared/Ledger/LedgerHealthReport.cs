using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EcomCore.Inventory;

/// <summary>What a host's health check says of a ledger.</summary>
internal static class LedgerHealthReport
{
    public static HealthCheckResult Of(LedgerHealth health)
    {
        var data = new Dictionary<string, object> { ["queue_length"] = health.QueueLength, ["queue_limit"] = health.QueueLimit };
        return !health.IsOpen ? HealthCheckResult.Unhealthy("The ledger is closed.", null, data)
            : health.Failure is not null ? HealthCheckResult.Unhealthy(health.Failure.Message, health.Failure, data)
            : health.QueueLength * 5L >= health.QueueLimit * 4L ? HealthCheckResult.Degraded("The queue is nearly full.", null, data)
            : HealthCheckResult.Healthy("The ledger commits.", data);
    }
}
