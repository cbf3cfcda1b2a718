namespace EcomCore.Inventory.Tests;

/// <summary>What a wrong call is told: whose number it is, what was found, and what was expected in words.</summary>
public class ArgumentMessageTests
{
    public static TheoryData<string, string, Action> OfNamedThings => new()
    {
        { "demand", "Channel 'JD': expected a finite number, 0 or more; found NaN.", () => _ = new ChannelDemand("JD", double.NaN) },
        { "Weight", "Channel 'JD': expected a finite number, 0 or more; found Infinity.", () => _ = new ChannelDemand("JD", 1, weight: double.PositiveInfinity) },
        { "Floor", "Channel 'JD': expected 0 or more; found -1.", () => _ = new ChannelDemand("JD", 1) { Floor = -1 } },
        { "Cap", "Channel 'JD': expected 0 or more; found -2.", () => _ = new ChannelDemand("JD", 1) { Cap = -2 } },
        { "Lot", "Channel 'JD': expected 1 or more; found 0.", () => _ = new ChannelDemand("JD", 1, lot: 0) },
        { "Margin", "Channel 'JD': expected a finite number, 0 or more; found -0.5.", () => _ = new ChannelDemand("JD", 1) { Margin = -0.5 } },
        { "StdDev", "Channel 'JD': expected a finite number, 0 or more; found -3.", () => _ = new ChannelDemand("JD", 1) { StdDev = -3 } },
        { "Observations", "Channel 'JD': expected a finite number, 0 or more; found -4.", () => _ = new ChannelDemand("JD", 1) { Observations = [1, -4] } },
        { "Observations", "Channel 'JD': expected at least one observation.", () => _ = new ChannelDemand("JD", 1) { Observations = [] } },
        { "current", "Channel 'JD': expected 0 or more; found -1.", () => _ = new ChannelAllotment("JD", -1, 2) },
        { "target", "Channel 'JD': expected 0 or more; found -2.", () => _ = new ChannelAllotment("JD", 1, -2) },
        { "Reserved", "Channel 'JD': expected 0 or more; found -3.", () => _ = new ChannelAllotment("JD", 1, 2) { Reserved = -3 } },
        { "UpdatesLeft", "Channel 'JD': expected 0 or more; found -4.", () => _ = new ChannelAllotment("JD", 1, 2) { UpdatesLeft = -4 } },
        { "units", "Warehouse 'Leeds': expected 0 or more; found -1.", () => _ = new SupplyPoint("Leeds", -1) },
        { "units", "Destination 'UK': expected 0 or more; found -1.", () => _ = new DemandPoint("UK", -1) },
        { "fixedCost", "Warehouse 'Lyon': expected 0 to 1000000000; found -0.01.", () => _ = new ShippingOption("Lyon", -0.01m) },
        { "unitCost", "Warehouse 'Lyon': expected 0 to 1000000000; found 1000000001.", () => _ = new ShippingOption("Lyon", 0, 1_000_000_001) },
        { "items", "Item 'hat': expected 0 or more; found -1.", () => StockAlerts.Find([new("cap", 1, 1), new("hat", -1, 1)]) },
        { "items", "Item 'hat': expected a finite number, 0 or more; found NaN.", () => StockAlerts.Find([new("hat", 1, double.NaN)]) },
    };

    public static TheoryData<string, string, Action> OfPlainNumbers => new()
    {
        { "serviceLevel", "Expected a number above 0 and below 1; found 95.", () => SafetyStock.ForServiceLevel(33, 9, 12, 2, 95) },
        { "chance", "Expected a number above 0 and below 1; found 1.", () => DemandDistribution.Poisson(6).Quantile(1) },
        { "holdingCost", "Expected a finite number above 0; found 0.", () => EconomicOrderQuantity.Of(8, 0, 1300) },
        { "mean", "Expected a number above 0 and at most 1000000000; found 0.", () => DemandDistribution.Poisson(0) },
        { "mean", "Expected a finite number; found NaN.", () => DemandDistribution.Normal(double.NaN, 1) },
        { "demandPerDay", "Expected a finite number, 0 or more; found -1.", () => SafetyStock.ForServiceLevel(-1, 9, 12, 2, 0.95) },
        { "share", "Expected 0 to 10; found 25.", () => SafetyStock.PercentOfSales(1000, 25) },
        { "units", "Expected 0 or more; found -1.", () => CoverBands.Default.Judge(-1, 1) },
        {
            "costs",
            "Expected a fixed cost above 0; found 0.",
            () => ReorderLots.Optimal(DemandDistribution.Normal(100, 20), 1300, new LotPolicyCosts(0, 1, 1))
        },
    };

    public static TheoryData<string, string, Action> OfCounts => new()
    {
        { "demand", "Expected 0 to 100000 periods; found 100001.", () => LotSizing.WagnerWhitin(new double[100_001], 1, 1) },
        { "rows", "Expected 1 to 4096 warehouses; found 4097.", () => WarehouseStock.Of(Enumerable.Range(0, 4097).Select(i => new WarehouseUnits($"w{i}", "a", 1))) },
        { "lines", "Expected 1 to 10000 items in an order; found 10001.", () => _ = new SourcingOrder("o", Enumerable.Range(0, 10_001).Select(i => new SkuQuantity($"s{i}", 1))) },
        { "observations", "Expected 1 to 10000000 observations; found 0.", () => DemandDistribution.Empirical([]) },
        { "periods", "Expected 1 to 20000 amounts of the sum; found 30001.", () => DemandDistribution.Empirical(Enumerable.Range(0, 101).Select(i => (double)i)).Over(300) },
        { "costs", "Expected 1 to 10000 units between the two levels; found 10001.", () => MinMaxLevels.Optimal(DemandDistribution.Poisson(5000), new LotPolicyCosts(1e7, 1, 9)) },
        {
            "prices",
            "Expected a unit short to cost more than 0, revenue - purchase cost + stock-out cost; found -2.",
            () => Newsvendor.MostProfit(DemandDistribution.Normal(50, 8), new NewsvendorPrices(10, 12))
        },
        {
            "prices",
            "Expected a unit left over to cost more than 0, purchase cost - salvage value + holding cost; found 0.",
            () => Newsvendor.MostProfit(DemandDistribution.Normal(50, 8), new NewsvendorPrices(10, 5, 5))
        },
    };

    [Theory]
    [MemberData(nameof(OfCounts))]
    [MemberData(nameof(OfNamedThings))]
    [MemberData(nameof(OfPlainNumbers))]
    public void A_wrong_call_is_told_whose_number_it_is_and_what_was_expected(string parameter, string message, Action call)
    {
        var error = Assert.ThrowsAny<ArgumentException>(call);

        Assert.Equal(parameter, error.ParamName);
        Assert.StartsWith(message + " (", error.Message, StringComparison.Ordinal);
    }
}
