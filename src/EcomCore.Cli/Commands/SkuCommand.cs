using System.CommandLine;

namespace EcomCore.Cli.Commands;

/// <summary><c>ecom sku</c>: what items are called.</summary>
internal static class SkuCommand
{
    public static Option<string> Schema { get; } = CommonOptions.Input("--schema", "How codes are written: a JSON file with the segments.");

    public static Command Create() => new("sku", "Checks product codes and makes new ones.")
    {
        SkuCheckCommand.Create(), SkuGenerateCommand.Create(),
    };
}
