using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EcomCore.Inventory.Tests;

public sealed class InventoryServiceCollectionExtensionsTests
{
    [Fact]
    public void Named_sets_have_their_own_options()
    {
        using var provider = new ServiceCollection()
            .AddEcomInventory()
            .AddEcomInventory()
            .AddEcomInventory("wholesale", o =>
            {
                o.ReservePercent = 5;
                o.Rounding = Rounding.Adams;
                o.TrialLotUnits = 150;
                o.OverstockDays = 30;
            })
            .BuildServiceProvider();

        Assert.Equal(AllocationPolicy.Default, provider.GetRequiredService<ChannelAllocator>().Policy);
        Assert.Equal(TrialLotRule.Default, provider.GetRequiredService<TrialLotRule>());
        Assert.Equal(CoverBands.Default, provider.GetRequiredService<CoverBands>());
        Assert.Equal(SourcingPolicy.Default, provider.GetRequiredService<SourcingPolicy>());
        Assert.Equal(MovementRule.Default, provider.GetRequiredService<MovementRule>());
        Assert.Same(provider.GetRequiredService<ChannelAllocator>(), provider.GetRequiredService<ChannelAllocator>());

        var policy = provider.GetRequiredKeyedService<ChannelAllocator>("wholesale").Policy;
        Assert.Equal(new AllocationPolicy(rounding: Rounding.Adams, reservePercent: 5), policy);
        Assert.Equal(150, provider.GetRequiredKeyedService<TrialLotRule>("wholesale").Units);
        Assert.Equal(30, provider.GetRequiredKeyedService<CoverBands>("wholesale").OverstockDays);
    }

    [Fact]
    public void Options_bind_from_configuration()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Inventory:Method"] = "Priority",
            ["Inventory:ReserveUnits"] = "12",
            ["Inventory:ReservePercent"] = "2.5",
            ["Inventory:LowStockDays"] = "3",
        }).Build();
        using var provider = new ServiceCollection()
            .AddEcomInventory(o => configuration.GetSection("Inventory").Bind(o))
            .BuildServiceProvider();

        var policy = provider.GetRequiredService<ChannelAllocator>().Policy;
        Assert.Equal(new AllocationPolicy(AllocationMethod.Priority, reserveUnits: 12, reservePercent: 2.5m), policy);
        Assert.Equal(3, provider.GetRequiredService<CoverBands>().LowDays);
    }

    [Fact]
    public async Task Every_bad_option_is_reported_when_the_host_starts()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddEcomInventory("x", o =>
        {
            o.Method = (AllocationMethod)7;
            o.Rounding = (Rounding)8;
            o.ReserveUnits = -1;
            o.ReservePercent = 101;
            o.TrialLotUnits = -2;
            o.TrialLotSteadyShare = 25;
            o.TrialGrowSellThrough = double.NaN;
            o.TrialEndSellThrough = 2;
            o.LowStockDays = -3;
            o.OverstockDays = -4;
            o.Ledger.Stripes = 3;
            o.MaxShipments = 0;
            o.Shortage = (ShortageRule)9;
            o.SlowTurns = -1;
            o.FastTurns = -2;
            o.DeadStockDays = 0;
        });
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Equal(
            [
                "Method: expected FairShare, Priority or ExpectedProfit, found 7.",
                "Rounding: expected Webster, Adams or Jefferson, found 8.",
                "ReserveUnits: expected 0 or more, found -1.",
                "ReservePercent: expected 0 to 100, found 101.",
                "TrialLotUnits: expected 0 or more, found -2.",
                "TrialLotSteadyShare: expected 0 to 1, found 25.",
                "TrialGrowSellThrough: expected 0 to 1, found NaN.",
                "TrialEndSellThrough: expected 0 to TrialGrowSellThrough, found 2.",
                "LowStockDays: expected a finite number, 0 or more, found -3.",
                "OverstockDays: expected a finite number, LowStockDays or more, found -4.",
                "Ledger.Stripes: expected a power of 2, 1 to 64, found 3.",
                "MaxShipments: expected 1 or more, found 0.",
                "Shortage: expected Partial or WholeOrder, found 9.",
                "SlowTurns: expected a finite number, 0 or more, found -1.",
                "FastTurns: expected a finite number, SlowTurns or more, found -2.",
                "DeadStockDays: expected 1 or more, found 0.",
            ],
            error.Failures);
    }

    [Fact]
    public async Task A_host_has_one_ledger_per_name()
    {
        using var provider = new ServiceCollection().AddEcomInventory().AddEcomInventory("outlet", _ => { }).BuildServiceProvider();
        var ledger = provider.GetRequiredService<IStockLedger>();
        await ledger.Receive(new("c"), "A", 1, NodaTime.Instant.FromUtc(2026, 1, 1, 0, 0));

        Assert.Equal(1, (await provider.GetRequiredService<IStockLedger>().StockOf("A")).OnHand);
        Assert.Equal(0, (await provider.GetRequiredKeyedService<IStockLedger>("outlet").StockOf("A")).OnHand);
    }

    [Fact]
    public void Missing_arguments_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => InventoryServiceCollectionExtensions.AddEcomInventory(null!));
        Assert.Throws<ArgumentNullException>(() => new ServiceCollection().AddEcomInventory(null!));
        Assert.Throws<ArgumentNullException>(() => new ServiceCollection().AddEcomInventory(null!, _ => { }));
    }
}
