using EcomCore.Budgeting;
using EcomCore.Inventory;

namespace EcomCore.Cli.Plan;

/// <summary>One item's stock, divided among the channels.</summary>
/// <param name="Sku">The item.</param>
/// <param name="OnHand">Its stock.</param>
/// <param name="Channels">What each channel asks, in the store's order.</param>
/// <param name="Result">What each channel gets.</param>
/// <param name="IsTrial">Whether a channel gets a trial lot, by channel.</param>
internal sealed record ItemDivision(string Sku, long OnHand, IReadOnlyList<ChannelDemand> Channels, Allocation Result, IReadOnlyList<bool> IsTrial)
{
    // A month of sales, from a daily rate: 365.25 / 12.
    private const double DaysPerMonth = 30.4375;

    public double Demand => Channels.Sum(channel => channel.Demand);

    public long Sent => OnHand - Result.Unallocated;

    public int Trials => Enumerable.Range(0, Channels.Count).Count(i => IsTrial[i] && Result[i].Units > 0);

    public bool IsShort => OnHand < Demand;

    /// <summary>Divides every item that has stock, in the order of the stock table.</summary>
    public static IReadOnlyList<ItemDivision> Of(Store store, DemandOutlook outlook)
    {
        var byItem = outlook.Items.ToDictionary(item => item.Sales.Sku, StringComparer.Ordinal);
        return [.. store.Stock!.Select(stock => Divide(stock.Key, stock.Value, byItem.GetValueOrDefault(stock.Key), store.Settings))];
    }

    private static ItemDivision Divide(string sku, long onHand, ItemOutlook? item, StoreSettings settings)
    {
        var coverDays = 7.0 * settings.Horizon;
        var trials = new bool[settings.Channels.Count];
        var channels = new ChannelDemand[settings.Channels.Count];
        for (var i = 0; i < channels.Length; i++)
        {
            var demand = item?.DemandOf(i) ?? 0;
            trials[i] = item is not null && settings.Channels[i].Stage == ChannelStage.New && item.Sales.EverByChannel[i] <= 0;
            var floor = trials[i]
                ? settings.TrialLot.UnitsFor(SteadySales(item!, settings) / coverDays * DaysPerMonth)
                : SafetyStock.PercentOfSales(demand / coverDays * DaysPerMonth);
            channels[i] = new ChannelDemand(settings.Channels[i].Id, demand, floor: floor, cap: (long)Math.Ceiling(demand) + floor);
        }

        return new ItemDivision(sku, onHand, channels, ChannelAllocator.FairShare.Allocate(onHand, channels, coverDays), trials);
    }

    // The best-selling running channel is the steady one.
    private static double SteadySales(ItemOutlook item, StoreSettings settings) =>
        Enumerable.Range(0, settings.Channels.Count).Where(i => settings.Channels[i].Stage != ChannelStage.New)
            .Select(item.DemandOf).DefaultIfEmpty(0).Max();
}
