using Microsoft.Extensions.Options;

namespace EcomCore.Sku;

internal sealed class SkuOptionsValidator : IValidateOptions<SkuOptions>
{
    public ValidateOptionsResult Validate(string? name, SkuOptions options) =>
        SchemaOptions.TryBuild(options, out var faults) is not null
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(faults.Select(fault => fault.ToString()));
}
