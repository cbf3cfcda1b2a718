using EcomCore.Forecasting;

namespace EcomCore.Cli.Plan;

/// <summary>Forecasts that agree: period by period the channels add up to the store, and so do the items.</summary>
/// <param name="Total">The whole store.</param>
/// <param name="Channels">Each channel, in the store's order; null for one without sales.</param>
/// <param name="Items">Each living item.</param>
internal sealed record CoherentForecasts(Forecast Total, IReadOnlyList<Forecast?> Channels, IReadOnlyList<Forecast> Items);
