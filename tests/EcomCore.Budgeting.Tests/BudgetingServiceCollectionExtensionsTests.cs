using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EcomCore.Budgeting.Tests;

public sealed class BudgetingServiceCollectionExtensionsTests
{
    [Fact]
    public void Named_planners_have_their_own_options()
    {
        using var provider = new ServiceCollection()
            .AddEcomBudgeting()
            .AddEcomBudgeting("tokyo", options => options.Currency = "JPY")
            .BuildServiceProvider();

        Assert.Equal("33.34 CNY", provider.GetRequiredService<BudgetPlanner>().SplitByShare(100m, [1, 1, 1])[0].ToString());
        Assert.Equal("34 JPY", provider.GetRequiredKeyedService<BudgetPlanner>("tokyo").SplitByShare(100m, [1, 1, 1])[0].ToString());
    }

    [Fact]
    public void Adding_twice_registers_once_and_configures_twice()
    {
        var services = new ServiceCollection().AddEcomBudgeting(options => options.Currency = "USD").AddEcomBudgeting(options => options.NodeLimit = 7);

        Assert.Single(services, service => service.ServiceType == typeof(BudgetPlanner));
        Assert.Single(services, service => service.ServiceType == typeof(IValidateOptions<BudgetingOptions>));
        using var provider = services.BuildServiceProvider();
        var options = provider.GetRequiredService<IOptions<BudgetingOptions>>().Value;
        Assert.Equal(("USD", 7), (options.Currency, options.NodeLimit));
    }

    [Fact]
    public void Every_bad_option_is_reported_with_the_value_found()
    {
        using var provider = new ServiceCollection()
            .AddEcomBudgeting(options =>
            {
                options.Currency = "yuan";
                options.Rounding = (SplitMethod)5;
                options.StageWeight = -1;
                options.RevenueWeight = 0;
                options.MarginWeight = 0;
                options.ExplorationShare = 1.5;
                options.GapTolerance = double.NaN;
                options.NodeLimit = 0;
            })
            .BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<BudgetPlanner>);
        Assert.Equal(
            [
                "Currency: expected a code of ISO 4217, found 'yuan'.",
                "Rounding: expected LargestRemainder, Webster or Jefferson, found 5.",
                "StageWeight: expected 0 to 1000000, found -1.",
                "Weights: expected at least one above 0, found none.",
                "ExplorationShare: expected 0 to 1, found 1.5.",
                "GapTolerance: expected 1E-13 to 0.5, found NaN.",
                "NodeLimit: expected 1 to 10000000, found 0.",
            ],
            error.Failures);
    }

    [Fact]
    public async Task A_host_with_bad_options_does_not_start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddEcomBudgeting(options => options.NodeLimit = -3);
        using var host = builder.Build();

        await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
    }

    [Fact]
    public void Options_bind_from_configuration()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Currency"] = "BHD",
            ["Rounding"] = "Webster",
            ["MatureShare"] = "50",
            ["ExplorationShare"] = "0.2",
            ["GapTolerance"] = "1e-6",
            ["NodeLimit"] = "500",
        }).Build();
        using var provider = new ServiceCollection().AddEcomBudgeting(configuration.Bind).BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<BudgetingOptions>>().Value;
        Assert.Equal(("BHD", SplitMethod.Webster, 50.0, 0.2, 1e-6, 500),
            (options.Currency, options.Rounding, options.MatureShare, options.ExplorationShare!.Value, options.GapTolerance, options.NodeLimit));
    }

    [Fact]
    public void Default_options_are_the_defaults_of_the_static_verbs()
    {
        SplitChannel[] channels = [new("a") { Revenue = 7m, MarginRate = 0.2 }, new("b", ChannelStage.Growing) { Revenue = 3m }, new("c", ChannelStage.New)];

        Assert.Equal(
            BudgetSplit.ByScore(1_000m, Currency.Cny, channels).Parts.Select(part => part.Amount),
            new BudgetPlanner(new BudgetingOptions()).SplitByScore(1_000m, channels).Parts.Select(part => part.Amount));
    }
}
