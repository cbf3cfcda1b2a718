using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EcomCore.Sku.Tests;

public sealed class SkuServiceCollectionExtensionsTests
{
    [Fact]
    public void The_four_layers_are_the_default_and_adding_twice_is_harmless()
    {
        using var provider = new ServiceCollection().AddEcomSku().AddEcomSku().BuildServiceProvider();
        Assert.Same(SkuSchema.FourLayer, provider.GetRequiredService<SkuSchema>());
        Assert.Single(provider.GetServices<SkuSchema>());
        Assert.Single(provider.GetServices<IValidateOptions<SkuOptions>>());
    }

    [Fact]
    public void Named_schemas_stand_beside_the_default()
    {
        using var provider = new ServiceCollection()
            .AddEcomSku(options => options.Ready = "master-sku")
            .AddEcomSku("wholesale", options => options.Json = SkuSchema.FourLayerSerial.ToJson())
            .BuildServiceProvider();
        Assert.Equal("master-sku", provider.GetRequiredService<SkuSchema>().Name);
        Assert.Equal("four-layer-serial", provider.GetRequiredKeyedService<SkuSchema>("wholesale").Name);
    }

    [Fact]
    public void Each_schema_has_a_registry_and_a_cleaner_of_its_own()
    {
        using var provider = new ServiceCollection().AddEcomSku().AddEcomSku("labels", options => options.Ready = "master-sku").BuildServiceProvider();
        var registry = provider.GetRequiredService<SkuRegistry>();
        Assert.Same(registry, provider.GetRequiredService<SkuRegistry>());
        Assert.Same(SkuSchema.FourLayer, registry.Schema);
        Assert.Same(SkuSchema.MasterSku, provider.GetRequiredKeyedService<SkuRegistry>("labels").Schema);
        Assert.Same(SkuSchema.MasterSku, provider.GetRequiredKeyedService<SkuCleaner>("labels").Schema);
        Assert.Same(SkuSchema.FourLayer, provider.GetRequiredService<SkuCleaner>().Schema);
    }

    [Fact]
    public void A_configuration_describes_a_schema_segment_by_segment()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Sku:Name"] = "racks",
            ["Sku:Separator"] = ".",
            ["Sku:Segments:0:Name"] = "hall",
            ["Sku:Segments:0:Kind"] = "choice",
            ["Sku:Segments:0:Values:A"] = "north",
            ["Sku:Segments:0:Values:B"] = "south",
            ["Sku:Segments:1:Name"] = "rack",
            ["Sku:Segments:1:Kind"] = "number",
            ["Sku:Segments:1:Width"] = "3",
            ["Sku:Segments:2:Kind"] = "check",
            ["Sku:Segments:2:Scheme"] = "mod37-36",
        }).Build();
        using var provider = new ServiceCollection().AddEcomSku(options => configuration.GetSection("Sku").Bind(options)).BuildServiceProvider();

        var schema = provider.GetRequiredService<SkuSchema>();
        Assert.Equal("racks", schema.Name);
        Assert.Equal("south", schema.Parse(schema.Compose(["B", "17", null]).Text).Meaning("hall"));
    }

    [Fact]
    public void Every_fault_of_the_options_is_reported_at_once()
    {
        using var provider = new ServiceCollection().AddEcomSku(options => options.Segments =
            [new() { Name = "a", Kind = "number", Width = 0, Pivot = 1 }, new() { Kind = "colour" }]).BuildServiceProvider();
        var error = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<SkuSchema>);
        Assert.Equal(
            [
                "Segments[0].Pivot: a segment of kind number has no such value",
                "Segments[0].Width: expected 1 to 18, found 0",
                "Segments[1].Name: missing",
                "Segments[1].Kind: expected one of literal, choice, text, number, yearMonth, serial, check, found 'colour'",
            ],
            error.Failures);
    }

    [Fact]
    public void A_host_does_not_start_with_bad_options()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddEcomSku(options => options.Ready = "five-layer");
        using var host = builder.Build();
        var error = Assert.Throws<OptionsValidationException>(host.Start);
        Assert.Equal("Ready: expected one of four-layer, four-layer-serial, master-sku, found 'five-layer'", Assert.Single(error.Failures));
    }

    [Fact]
    public void Json_and_segments_together_are_refused()
    {
        using var provider = new ServiceCollection().AddEcomSku(options =>
        {
            options.Json = SkuSchema.FourLayer.ToJson();
            options.Segments = [new() { Kind = "literal", Text = "X" }];
        }).BuildServiceProvider();
        Assert.Throws<OptionsValidationException>(provider.GetRequiredService<SkuSchema>);
    }
}
