using Microsoft.Extensions.Options;

namespace EcomCore.Inventory.Orleans;

internal sealed class OrleansLedgerOptionsValidator : IValidateOptions<OrleansLedgerOptions>
{
    public ValidateOptionsResult Validate(string? name, OrleansLedgerOptions options)
    {
        List<string> faults = [.. options.Faults()];
        if (string.IsNullOrEmpty(options.ConnectionString) && options.UseClustering)
        {
            faults.Add("ConnectionString: expected a database, found nothing.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
