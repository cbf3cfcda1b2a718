namespace EcomCore.Sku;

/// <summary>The layers that the ready schemas share.</summary>
internal static class ReadySchemas
{
    public static readonly IReadOnlyList<SkuChoice> Platforms = [new("TB", "Taobao"), new("DD", "Pinduoduo")];
    public static readonly IReadOnlyList<SkuChoice> Categories = [new("01", "apparel"), new("02", "electronics")];
    public static readonly IReadOnlyList<SkuChoice> Sizes = [new("S", "small"), new("M", "medium"), new("L", "large")];

    /// <summary>1,048,576 items, without letters that are taken for digits.</summary>
    private const int SerialWidth = 4;

    public static IReadOnlyList<SkuSchema> All => [SkuSchema.FourLayer, SkuSchema.FourLayerSerial, SkuSchema.MasterSku];

    /// <summary>The ready schema of a name, or null.</summary>
    public static SkuSchema? Find(string? name) => All.FirstOrDefault(schema => string.Equals(schema.Name, name, StringComparison.Ordinal));

    public static SkuSchema FourLayer() => Layers("four-layer", withPlatform: true).Build();

    public static SkuSchema FourLayerSerial() => WithSerial(Layers("four-layer-serial", withPlatform: true)).Build();

    public static SkuSchema MasterSku() => WithSerial(Layers("master-sku", withPlatform: false)).Build();

    private static SkuSchemaBuilder Layers(string name, bool withPlatform)
    {
        var schema = SkuSchema.Named(name);
        if (withPlatform)
        {
            schema.Choice("platform", [.. Platforms]);
        }

        return schema.Choice("category", [.. Categories]).Choice("size", [.. Sizes]).YearMonth("launched");
    }

    private static SkuSchemaBuilder WithSerial(SkuSchemaBuilder schema) =>
        schema.Serial("serial", SerialWidth, SerialBase.Base32).Check("check", CheckScheme.Mod37Hybrid36);
}
