using EcomCore.Cli.Commands;
using EcomCore.Forecasting;

namespace EcomCore.Cli.Plan;

/// <summary>Forecasts that agree: week by week the channels add up to the store, and so do the items.</summary>
/// <param name="Total">The whole store.</param>
/// <param name="Channels">Each channel, in the store's order; null for one without sales.</param>
/// <param name="Items">Each living item.</param>
internal sealed record CoherentForecasts(Forecast Total, IReadOnlyList<Forecast?> Channels, IReadOnlyList<Forecast> Items)
{
    public static CoherentForecasts Of(
        FittedModel total, IReadOnlyList<FittedModel?> channels, IReadOnlyList<FittedModel> items, int horizon, IReadOnlyList<double> levels, CommandRun run)
    {
        FittedModel[] selling = [.. channels.OfType<FittedModel>()];
        FittedModel[] models = [total, .. selling, .. items];
        var nodes = new[] { selling.Length, items.Count }.Zip(["channel", "sku"], (count, kind) => Enumerable.Range(0, count).Select(i => $"{kind} {i}").ToArray());
        DemandSum[] sums = [.. nodes.Where(parts => parts.Length > 0).Select(parts => new DemandSum(DemandOutlook.TotalName, parts))];
        var forecasts = Reconciliation.MinTrace(DemandHierarchy.Of(sums), models).Forecast(models, horizon, levels, cancellationToken: run.Cancellation);
        var next = 1;
        return new CoherentForecasts(
            forecasts[0],
            [.. channels.Select(channel => channel is null ? null : forecasts[next++])],
            [.. forecasts.Skip(1 + selling.Length)]);
    }
}
