using FsCheck;
using FsCheck.Xunit;

namespace EcomCore.Sku.Tests;

public sealed class SkuGenerationLaws
{
    private static readonly string[] Sizes = ["S", "M", "L"];

    [Property]
    public bool Generated_codes_are_distinct_and_valid(byte products, byte start, byte sizes, bool shared)
    {
        var matrix = new SkuMatrix().With("platform", "TB", "DD").With("category", "01").With("launched", "2504")
            .With("size", [.. Sizes.Take(1 + (sizes % 3))]).ForProducts(1 + (products % 40));
        var codes = SkuSchema.FourLayerSerial.Generate(shared ? matrix.WithSharedSerials() : matrix, new InMemorySerialCounter(start));
        return codes.IsComplete
            && codes.Distinct().Count() == codes.Count
            && codes.Count == 2 * (1 + (sizes % 3)) * (1 + (products % 40))
            && codes.All(code => SkuSchema.FourLayerSerial.Validate(code.ToString()).IsValid);
    }

    [Property]
    public bool What_is_called_possible_is_possible_and_one_more_is_not(byte asked, byte start)
    {
        var schema = SkuSchema.Named("small").Serial("serial", 2).Build();
        var batch = schema.Generate(new SkuMatrix().ForProducts(1 + asked), new InMemorySerialCounter(start));
        var possible = Math.Max(0, 100 - start);
        return batch.Asked == 1 + asked && batch.IsComplete == (1 + asked <= possible) && batch.Possible == Math.Min(1 + asked, possible);
    }
}
