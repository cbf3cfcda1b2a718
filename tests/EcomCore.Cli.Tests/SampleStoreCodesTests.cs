using System.Text;
using EcomCore.SampleData;
using EcomCore.Sku;

namespace EcomCore.Cli.Tests;

public sealed class SampleStoreCodesTests
{
    private static readonly SkuSchema Schema = SkuSchema.FromJson(Encoding.UTF8.GetString(SampleFiles.Generate()["sku-schema.json"]));

    [Fact]
    public void Every_item_has_a_valid_code_of_its_own()
    {
        Assert.All(Catalogue.Items, item => Assert.True(Schema.TryParse(item.Code, out _), item.Code));
        Assert.Equal(41, Catalogue.Items.Select(item => item.Code).Distinct().Count());
    }

    [Fact]
    public void Every_damaged_code_is_found()
    {
        foreach (var item in Catalogue.Items)
        {
            Assert.All(Enumerable.Range(0, 5), kind => Assert.False(Schema.Validate(ItemCode.Damage(item.Code, kind)).IsValid));
        }
    }

    [Fact]
    public void Lower_case_is_recognised_as_the_code_it_stands_for() =>
        Assert.True(Schema.TryCanonicalize("03-m-2202-0011-l", out var canonical) && canonical == "03-M-2202-0011-L");
}
