using EcomCore.Cli.Commands;
using EcomCore.Sku;

namespace EcomCore.Cli.Tables;

/// <summary>Reads a SKU schema from a JSON file.</summary>
internal static class SkuSchemaFile
{
    /// <summary>The schema; null, with a complaint per fault, when the file is not one.</summary>
    public static SkuSchema? Read(string path, CommandRun run)
    {
        if (run.ReadText(path) is not { } json)
        {
            return null;
        }

        _ = SkuSchema.TryFromJson(json, out var schema, out var faults);
        foreach (var fault in faults)
        {
            run.Complaints.Add(path, fault.ToString());
        }

        return schema;
    }
}
