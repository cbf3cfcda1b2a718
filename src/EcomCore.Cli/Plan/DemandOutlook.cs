using EcomCore.Cli.Commands;
using EcomCore.Forecasting;

namespace EcomCore.Cli.Plan;

/// <summary>What the store will sell: as a whole, by channel and by item.</summary>
/// <param name="Calendar">The store's peaks.</param>
/// <param name="Past">Units per week of the whole store, oldest first.</param>
/// <param name="Total">Forecast of the whole store.</param>
/// <param name="Channels">Forecast of each channel, in the store's order; null for one without sales.</param>
/// <param name="Items">The items that sold within a year, in the order of their first line.</param>
/// <param name="Models">What the forecasts come from; the year's as well.</param>
/// <param name="Backtest">How the total's model did on the past; null when the history is too short.</param>
internal sealed record DemandOutlook(
    RetailCalendar Calendar,
    DemandSeries Past,
    Forecast Total,
    IReadOnlyList<Forecast?> Channels,
    IReadOnlyList<ItemOutlook> Items,
    CoherentModels Models,
    BacktestReport? Backtest)
{
    /// <summary>An item without a sale for this long is retired: it has no demand.</summary>
    public const int RetiredAfterWeeks = 52;

    /// <summary>What the files call the whole store.</summary>
    public const string TotalName = "total";

    private const int BacktestWindows = 6;
    private const int LeastTrainingWeeks = 26;

    /// <summary>Gets the model of every series: exponential smoothing beside the calendar, never below 0.</summary>
    /// <remarks>Two or three years of weeks are too few cycles for the families that the automatic choice adds: they carry a peak on as growth.</remarks>
    public static Forecaster Forecaster { get; } = Forecaster.Ets.NonNegative();

    /// <summary>Gets the model of items that sell in few weeks only: their demand fades when they stop selling.</summary>
    public static Forecaster SeldomForecaster { get; } = Forecaster.Tsb.NonNegative();

    /// <summary>Forecasts a store; null when its orders span less than a week or sold nothing.</summary>
    public static DemandOutlook? Of(Store store, CommandRun run)
    {
        if (store.Sales is not { Weeks: > 0, Total.Count: > 0 } sales)
        {
            return null;
        }

        var horizon = store.Settings.Horizon;
        var calendar = StoreCalendar.Of(store.Settings);
        var past = Series(TotalName, sales.Total, sales);
        var profile = SeasonalProfile.Estimate(past, calendar);
        ItemSales[] living = [.. sales.Items.Where(item => item.Weekly.Last(RetiredAfterWeeks) > 0)];
        DemandSeries[] series = [.. living.Select(item => Series(item.Sku, item.Weekly, sales))];
        var models = new CoherentModels(
            Forecaster.Fit(past, calendar), ChannelsOf(store.Settings, sales, profile), ItemsOf(series, profile, run), run);
        var forecasts = models.Forecast(horizon);
        var storeShares = SharesOf(sales);
        return new DemandOutlook(
            calendar,
            past,
            forecasts.Total,
            forecasts.Channels,
            [.. living.Select((item, i) => ItemOutlook.Of(item, series[i], forecasts.Items[i], storeShares))],
            models,
            BacktestOf(past, calendar, horizon));
    }

    private static FittedModel?[] ChannelsOf(StoreSettings settings, SalesBook sales, SeasonalProfile profile) =>
    [
        .. sales.Channels.Select((channel, i) => channel.Weekly.Count == 0
            ? null
            : Forecaster.Fit(Series(settings.Channels[i].Id, channel.Weekly, sales), profile)),
    ];

    private static FittedModel[] ItemsOf(DemandSeries[] series, SeasonalProfile profile, CommandRun run)
    {
        var models = new FittedModel[series.Length];
        foreach (var seldom in new[] { false, true })
        {
            var at = Enumerable.Range(0, series.Length).Where(i => DemandClassification.Of(series[i]).IsSeldom == seldom).ToArray();
            var found = (seldom ? SeldomForecaster : Forecaster).FitAll(
                [.. at.Select(i => series[i])], profile, progress: run.ProgressOf("forecasting items"), cancellationToken: run.Cancellation);
            for (var i = 0; i < at.Length; i++)
            {
                models[at[i]] = found[i];
            }
        }

        return models;
    }

    // Each channel's part of the last quarter's units; equal parts when nothing was sold.
    private static double[] SharesOf(SalesBook sales)
    {
        var units = sales.Channels.Select(channel => (double)channel.Weekly.Last(SalesBook.RecentWeeks)).ToArray();
        var sum = units.Sum();
        return [.. units.Select(value => sum > 0 ? value / sum : 1.0 / units.Length)];
    }

    private static BacktestReport? BacktestOf(DemandSeries past, RetailCalendar calendar, int horizon) =>
        past.Count >= LeastTrainingWeeks + horizon + BacktestWindows
            ? EcomCore.Forecasting.Backtest.Rolling(Forecaster, past, horizon, BacktestWindows, calendar)
            : null;

    private static DemandSeries Series(string name, WeeklyUnits units, SalesBook sales)
    {
        var values = units.OldestFirst(sales.Weeks);
        return DemandSeries.Weekly(sales.FirstDayOf(0, values.Length), values, name);
    }
}
