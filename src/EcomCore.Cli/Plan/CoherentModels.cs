using EcomCore.Cli.Commands;
using EcomCore.Forecasting;

namespace EcomCore.Cli.Plan;

/// <summary>The fitted models of a store, its channels and its items, and what makes their forecasts add up, however far they look: the weeks and the year come from here.</summary>
internal sealed class CoherentModels
{
    private static readonly double[] Levels = [80, 95];

    private readonly FittedModel[] _models;
    private readonly bool[] _channelSells;
    private readonly Reconciliation _method;
    private readonly CommandRun _run;

    /// <param name="total">The whole store.</param>
    /// <param name="channels">Each channel, in the store's order; null for one without sales.</param>
    /// <param name="items">Each living item.</param>
    /// <param name="run">Whose cancellation counts.</param>
    public CoherentModels(FittedModel total, IReadOnlyList<FittedModel?> channels, IReadOnlyList<FittedModel> items, CommandRun run)
    {
        _run = run;
        _channelSells = [.. channels.Select(channel => channel is not null)];
        _models = [total, .. channels.OfType<FittedModel>(), .. items];
        int[] counts = [channels.Count(channel => channel is not null), items.Count];
        var nodes = counts.Zip(["channel", "sku"], (count, kind) => Enumerable.Range(0, count).Select(i => $"{kind} {i}").ToArray());
        DemandSum[] sums = [.. nodes.Where(parts => parts.Length > 0).Select(parts => new DemandSum(DemandOutlook.TotalName, parts))];
        _method = Reconciliation.MinTrace(DemandHierarchy.Of(sums), _models);
    }

    /// <summary>Forecasts that add up. The weeks of a longer horizon have the same means as those of a shorter one.</summary>
    public CoherentForecasts Forecast(int horizon)
    {
        var forecasts = _method.Forecast(_models, horizon, Levels, cancellationToken: _run.Cancellation);
        var next = 1;
        return new CoherentForecasts(
            forecasts[0],
            [.. _channelSells.Select(sells => sells ? forecasts[next++] : null)],
            [.. forecasts.Skip(next)]);
    }
}
