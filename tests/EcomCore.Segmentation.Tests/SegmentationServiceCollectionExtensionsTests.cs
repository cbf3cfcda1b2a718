using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NodaTime;

namespace EcomCore.Segmentation.Tests;

public sealed class SegmentationServiceCollectionExtensionsTests
{
    private const string Own = """{ "name": "own", "segments": [ { "name": "Everybody" } ] }""";

    private static readonly LocalDate AsOf = new(2025, 10, 1);

    [Fact]
    public void Without_configuration_quintiles_and_the_eleven_segments_serve()
    {
        using var provider = new ServiceCollection().AddEcomSegmentation().AddEcomSegmentation().BuildServiceProvider();
        var segmenter = provider.GetRequiredService<CustomerSegmenter>();

        Assert.Equal(RfmOptions.Quintiles, segmenter.Scoring);
        Assert.Same(SegmentScheme.ElevenSegment, segmenter.SchemeOf());
        Assert.Single(provider.GetServices<CustomerSegmenter>());
    }

    [Fact]
    public void Named_segmenters_have_their_own_options()
    {
        using var provider = new ServiceCollection()
            .AddEcomSegmentation()
            .AddEcomSegmentation("wholesale", options =>
            {
                options.Bins = 3;
                options.Method = RfmMethod.Rank;
                options.Monetary = MonetaryMeasure.MeanPerPurchase;
                options.Scheme = "own";
                options.Schemes["own"] = Own;
            })
            .BuildServiceProvider();
        OrderLine[] orders = [new("a", AsOf, 5m)];

        Assert.Equal("Lost", provider.GetRequiredService<CustomerSegmenter>().Segment(orders, AsOf, "eleven")[0].Segment.Name);
        var wholesale = provider.GetRequiredKeyedService<CustomerSegmenter>("wholesale");
        Assert.Equal(RfmOptions.Of(3, RfmMethod.Rank) with { Monetary = MonetaryMeasure.MeanPerPurchase }, wholesale.Scoring);
        Assert.Equal("Everybody", wholesale.Segment(orders, AsOf)[0].Segment.Name);
        Assert.Equal(["eight", "eleven", "own"], wholesale.SchemeNames);
    }

    [Fact]
    public void Options_come_from_configuration()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Method"] = "KMeans",
            ["Bins"] = "4",
            ["Monetary"] = "MeanPerPurchase",
            ["Scheme"] = "own",
            ["Schemes:own"] = Own,
        }).Build();
        var services = new ServiceCollection().AddEcomSegmentation();
        services.Configure<SegmentationOptions>(configuration);
        using var provider = services.BuildServiceProvider();

        var segmenter = provider.GetRequiredService<CustomerSegmenter>();
        Assert.Equal(RfmOptions.Of(4, RfmMethod.KMeans) with { Monetary = MonetaryMeasure.MeanPerPurchase }, segmenter.Scoring);
        Assert.Equal("own", segmenter.SchemeOf().Name);
    }

    [Fact]
    public async Task Every_bad_option_is_told_when_the_host_starts()
    {
        using var host = new HostBuilder().ConfigureServices(services => services.AddEcomSegmentation(options =>
        {
            options.Method = (RfmMethod)9;
            options.Bins = 1;
            options.Monetary = (MonetaryMeasure)7;
            options.Scheme = "mine";
            options.Schemes["own"] = "{ \"name\": \"own\" }";
            options.Lifecycle = new LifecycleOptions { ActiveDays = 200 };
            options.Identities = null!;
            options.Plan = "{ \"name\": \"mine\" }";
        })).Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Equal(
            [
                "Method: expected a method, found 9.",
                "Bins: expected 2 to 9, found 1.",
                "Monetary: expected a measure, found 7.",
                "Schemes:own: $.segments: missing.",
                "Scheme: expected eleven, eight or a name in Schemes, found 'mine'.",
                "Lifecycle: Expected limits that rise from active to dormant; found 200, 180, 365 days and 2, 3, 6 intervals.",
                "Identities: expected limits, found null.",
                "Plan: $.segments: missing.",
            ],
            error.Failures);
    }

    [Fact]
    public void A_segmenter_can_be_made_without_a_host_and_checks_the_same()
    {
        Assert.Equal("eight", new CustomerSegmenter(new SegmentationOptions { Scheme = "eight" }).SchemeOf().Name);
        Assert.Throws<OptionsValidationException>(() => new CustomerSegmenter(new SegmentationOptions { Bins = 10 }));
    }

    [Fact]
    public void Lifecycle_identities_and_plan_are_those_of_the_deployment()
    {
        using var provider = new ServiceCollection().AddEcomSegmentation("shop", options =>
        {
            options.Lifecycle = LifecycleOptions.Default with { NewDays = 5 };
            options.Identities = IdentityOptions.Default with { MaxAccountsPerKey = 2 };
            options.Plan = """{ "name": "mine", "segments": [ { "name": "Lost", "steps": [ { "action": "call" } ] } ] }""";
        }).BuildServiceProvider();
        var segmenter = provider.GetRequiredKeyedService<CustomerSegmenter>("shop");

        var today = new NodaTime.LocalDate(2025, 10, 1);
        Assert.Equal(LifecycleStage.Active, segmenter.StagesOf([new OrderLine("ann", today.PlusDays(-6), 9m)], today)[0].Stage);
        var phone = new IdentityKey("phone", "a1");
        Assert.Equal(3, segmenter.Join([new("TB", "1", phone), new("DD", "2", phone), new("JD", "3", phone)]).People);
        Assert.Equal("mine", segmenter.Plan.Name);
        Assert.Same(ActionPlan.Default, new CustomerSegmenter(new SegmentationOptions()).Plan);
    }

    [Fact]
    public void An_unknown_scheme_is_refused_with_the_known_ones()
    {
        var error = Assert.Throws<ArgumentException>(() => new CustomerSegmenter(new SegmentationOptions()).SchemeOf("nine"));

        Assert.Equal("name", error.ParamName);
        Assert.StartsWith("Expected one of eight, eleven; found 'nine'.", error.Message, StringComparison.Ordinal);
    }
}
