using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EcomCore.Forecasting.Tests;

public sealed class ForecastingServiceCollectionExtensionsTests
{
    private static readonly DemandSeries Falling = DemandSeries.Indexed([9, 6, 3, 1, 0, -4.0]);

    [Fact]
    public void Named_forecasters_have_their_own_options()
    {
        using var provider = new ServiceCollection()
            .AddEcomForecasting()
            .AddEcomForecasting()
            .AddEcomForecasting("shop", options => options.NonNegative = true)
            .BuildServiceProvider();

        Assert.True(provider.GetRequiredService<Forecaster>().Fit(Falling).Forecast(3).Mean[2] < 0);
        Assert.Equal(0, provider.GetRequiredKeyedService<Forecaster>("shop").Fit(Falling).Forecast(3).Mean[2]);
        Assert.Single(provider.GetServices<Forecaster>());
    }

    [Fact]
    public void Bad_options_are_refused_all_at_once_with_the_values_found()
    {
        using var provider = new ServiceCollection()
            .AddEcomForecasting(options =>
            {
                options.SimulationPaths = 5;
                options.MaximumFourierPairs = -1;
            })
            .BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<Forecaster>);
        Assert.Equal(["SimulationPaths: expected 100 to 100000, found 5.", "MaximumFourierPairs: expected 0 to 20, found -1."], error.Failures);
    }

    [Fact]
    public void Options_bind_from_configuration()
    {
        var settings = new Dictionary<string, string?> { ["NonNegative"] = "true", ["Estimation"] = "MaximumLikelihood", ["Seed"] = "4" };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        using var provider = new ServiceCollection().AddEcomForecasting(configuration.Bind).BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<ForecastingOptions>>().Value;
        Assert.True(options.NonNegative);
        Assert.Equal(EtsEstimation.MaximumLikelihood, options.Estimation);
        Assert.Equal(4, options.Seed);
    }

    [Fact]
    public void Options_changed_after_construction_do_not_reach_the_forecaster()
    {
        var options = new ForecastingOptions();
        var forecaster = new Forecaster(options);
        options.NonNegative = true;

        Assert.True(forecaster.Fit(Falling).Forecast(3).Mean[2] < 0);
    }

    [Fact]
    public void Named_detectors_have_their_own_options()
    {
        using var provider = new ServiceCollection()
            .AddEcomForecasting("shop", _ => { })
            .AddEcomForecasting("shop", _ => { })
            .Configure<SurgeOptions>("shop", options => options.ConfirmPeriods = 2)
            .AddEcomForecasting("bad", _ => { })
            .Configure<SurgeOptions>("bad", options => options.OpenScore = 0)
            .BuildServiceProvider();
        var volumes = DemandSeries.Indexed([.. Enumerable.Range(0, 40).Select(t => t == 30 ? 300.0 : 100 + (t * 7 % 11))]);

        Assert.Empty(provider.GetRequiredKeyedService<SurgeDetector>("shop").Detect(volumes).Alerts);
        Assert.Single(SurgeDetector.Default.Detect(volumes).Alerts);
        Assert.Throws<OptionsValidationException>(() => provider.GetRequiredKeyedService<SurgeDetector>("bad"));
    }
}
