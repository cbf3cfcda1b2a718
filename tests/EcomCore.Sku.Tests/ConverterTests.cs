using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcomCore.Sku.Tests;

public sealed class ConverterTests
{
    private static readonly JsonSerializerOptions WithSchema = new() { Converters = { new SkuCodeJsonConverter(SkuSchema.FourLayer) } };

    [Fact]
    public void A_code_is_a_json_text_that_reads_back()
    {
        var code = SkuSchema.FourLayer.Parse("TB-01-M-2504");
        Assert.Equal("\"TB-01-M-2504\"", JsonSerializer.Serialize(code));
        Assert.Equal(code, JsonSerializer.Deserialize<SkuCode>("\"TB-01-M-2504\"", WithSchema));
        Assert.True(JsonSerializer.Deserialize<SkuCode>("null", WithSchema).IsDefault);
        Assert.Equal("null", JsonSerializer.Serialize(default(SkuCode)));
    }

    [Fact]
    public void A_code_is_a_key_too()
    {
        var stock = new Dictionary<SkuCode, int> { [SkuSchema.FourLayer.Parse("TB-01-M-2504")] = 7 };
        var json = JsonSerializer.Serialize(stock, WithSchema);
        Assert.Equal("{\"TB-01-M-2504\":7}", json);
        Assert.Equal(stock, JsonSerializer.Deserialize<Dictionary<SkuCode, int>>(json, WithSchema));
    }

    [Fact]
    public void A_text_that_is_no_code_is_refused_with_its_findings()
    {
        var error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<SkuCode>("\"TB-01-X-2504\"", WithSchema));
        Assert.StartsWith("size: expected one of S, M, L, found 'X' at 6", error.Message, StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<SkuCode>("7", WithSchema));
    }

    [Fact]
    public void A_code_is_not_read_without_a_schema()
    {
        var error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<SkuCode>("\"TB-01-M-2504\""));
        Assert.StartsWith("A code cannot be read without its schema", error.Message, StringComparison.Ordinal);
        Assert.False(TypeDescriptor.GetConverter(typeof(SkuCode)).CanConvertFrom(typeof(string)));
    }

    [Fact]
    public void A_derived_converter_brings_the_schema_to_a_property()
    {
        var row = JsonSerializer.Deserialize<Row>("""{"Sku":"01-S-2504-0001-R"}""")!;
        Assert.Equal(1, row.Sku.Number("serial"));
        Assert.Equal("""{"Sku":"01-S-2504-0001-R"}""", JsonSerializer.Serialize(row));
        Assert.Equal(row.Sku, TypeDescriptor.GetProperties(typeof(Row))["Sku"]!.Converter.ConvertFromInvariantString("01-S-2504-0001-R"));
    }

    [Fact]
    public void A_type_converter_reads_by_its_schema_and_writes_in_any_culture()
    {
        var converter = new SkuCodeTypeConverter(SkuSchema.FourLayer);
        var code = Assert.IsType<SkuCode>(converter.ConvertFromInvariantString("TB-01-M-2504"));
        Assert.Equal("TB-01-M-2504", converter.ConvertToInvariantString(code));
        Assert.Equal("TB-01-M-2504", TypeDescriptor.GetConverter(typeof(SkuCode)).ConvertToInvariantString(code));
        Assert.Throws<FormatException>(() => converter.ConvertFromInvariantString("TB"));
        Assert.Throws<NotSupportedException>(() => converter.ConvertFrom(7));
    }

    [Fact]
    public void A_gtin_is_a_json_text_and_never_a_number()
    {
        var gtin = Gtin.Parse("036000291452");
        Assert.Equal("\"036000291452\"", JsonSerializer.Serialize(gtin));
        Assert.Equal(gtin, JsonSerializer.Deserialize<Gtin>("\"036000291452\""));
        Assert.Equal(default, JsonSerializer.Deserialize<Gtin>("null"));
        Assert.Equal("null", JsonSerializer.Serialize(default(Gtin)));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Gtin>("36000291452"));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Gtin>("\"036000291453\""));
        var prices = new Dictionary<Gtin, decimal> { [gtin] = 9.9m };
        Assert.Equal(prices, JsonSerializer.Deserialize<Dictionary<Gtin, decimal>>(JsonSerializer.Serialize(prices)));
        var converter = TypeDescriptor.GetConverter(typeof(Gtin));
        Assert.Equal(gtin, converter.ConvertFromInvariantString("036000291452"));
        Assert.Equal("036000291452", converter.ConvertToInvariantString(gtin));
    }

    [Fact]
    public void A_schema_is_a_json_object_of_a_larger_document()
    {
        var json = JsonSerializer.Serialize(new { Brand = "NW", Schema = SkuSchema.FourLayer });
        var read = JsonSerializer.Deserialize<Brand>(json)!;
        Assert.Equal(SkuSchema.FourLayer.ToJson(), read.Schema.ToJson());
        var error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<SkuSchema>("""{"name":"x","separator":"-","segments":[],"colour":1}"""));
        Assert.Contains("$.colour: unknown property", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_is_converted_from_json_or_the_name_of_a_ready_one()
    {
        var converter = TypeDescriptor.GetConverter(typeof(SkuSchema));
        Assert.Same(SkuSchema.MasterSku, converter.ConvertFromInvariantString("master-sku"));
        Assert.Equal("four-layer", ((SkuSchema)converter.ConvertFromInvariantString(SkuSchema.FourLayer.ToJson())!).Name);
        Assert.Equal(SkuSchema.FourLayer.ToJson(), converter.ConvertToInvariantString(SkuSchema.FourLayer));
        Assert.Throws<SkuSchemaException>(() => converter.ConvertFromInvariantString("{"));
    }

    private sealed class MasterJson() : SkuCodeJsonConverter(SkuSchema.MasterSku);

    private sealed class MasterType() : SkuCodeTypeConverter(SkuSchema.MasterSku);

    private sealed class Row
    {
        [JsonConverter(typeof(MasterJson))]
        [TypeConverter(typeof(MasterType))]
        public SkuCode Sku { get; set; }
    }

    private sealed record Brand(SkuSchema Schema);
}
