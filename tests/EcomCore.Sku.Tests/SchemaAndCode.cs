namespace EcomCore.Sku.Tests;

public sealed record SchemaAndCode(SkuSchema Schema, SkuCode Code, string?[] Values)
{
    public override string ToString() => $"{Code} of {Schema.ToJson()}";
}
