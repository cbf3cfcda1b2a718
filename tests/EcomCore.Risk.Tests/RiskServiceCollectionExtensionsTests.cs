using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;

namespace EcomCore.Risk.Tests;

public sealed class RiskServiceCollectionExtensionsTests
{
    private static readonly Instant Start = Instant.FromUtc(2025, 4, 1, 0, 0);

    [Fact]
    public void Adding_twice_is_harmless()
    {
        using var provider = new ServiceCollection().AddEcomRisk().AddEcomRisk().BuildServiceProvider();
        Assert.Same(RiskRules.Default, provider.GetRequiredService<RiskMonitor>().Rules);
        Assert.Single(provider.GetServices<RiskMonitor>());
        Assert.Single(provider.GetServices<IValidateOptions<RiskOptions>>());
    }

    [Fact]
    public void A_host_goes_on_where_the_last_one_stood()
    {
        byte[]? kept = null;
        RiskMonitor Started()
        {
            var provider = new ServiceCollection().AddEcomRisk(options => options.LoadSnapshot = () => kept).BuildServiceProvider();
            return provider.GetRequiredService<RiskMonitor>();
        }

        var monitor = Started();
        Assert.Empty(monitor.Observe(PostAt(0)));
        Assert.Empty(monitor.Observe(PostAt(1)));
        kept = monitor.Snapshot();
        var opened = Assert.Single(Started().Observe(PostAt(2)));
        Assert.Equal(["p0", "p1", "p2"], opened.Incident.PostIds);
    }

    [Fact]
    public void A_snapshot_is_read_once_and_for_its_own_monitor_only()
    {
        var read = 0;
        byte[]? Load()
        {
            read++;
            return null;
        }

        using var provider = new ServiceCollection().AddEcomRisk().AddEcomRisk("shop", options => options.LoadSnapshot = Load).BuildServiceProvider();
        var monitor = provider.GetRequiredKeyedService<RiskMonitor>("shop");
        Assert.Same(monitor, provider.GetRequiredKeyedService<RiskMonitor>("shop"));
        Assert.NotSame(monitor, provider.GetRequiredService<RiskMonitor>());
        Assert.Equal(1, read);
    }

    [Fact]
    public void Bytes_that_are_no_snapshot_are_refused()
    {
        using var provider = new ServiceCollection().AddEcomRisk(options => options.LoadSnapshot = () => [1, 2, 3]).BuildServiceProvider();
        Assert.Throws<FormatException>(provider.GetRequiredService<RiskMonitor>);
    }

    [Fact]
    public void Bad_options_are_told_together()
    {
        using var provider = new ServiceCollection().AddEcomRisk(options => (options.KeptAnswered, options.Rules) = (0, "{}")).BuildServiceProvider();
        var error = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<RiskMonitor>);
        Assert.Equal(
            ["KeptAnswered: expected 1 to 10000000, found 0.", "Rules: $.categories: missing (line 1)", "Rules: $.rules: missing (line 1)"], error.Failures);
    }

    private static Post PostAt(int hour) => new($"p{hour}", "jd", Start + Duration.FromHours(hour), "里面有杂质");
}
