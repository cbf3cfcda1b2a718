using Microsoft.Extensions.Options;

namespace EcomCore.Inventory.Sqlite;

internal sealed class SqliteLedgerOptionsValidator : IValidateOptions<SqliteLedgerOptions>
{
    public ValidateOptionsResult Validate(string? name, SqliteLedgerOptions options)
    {
        List<string> faults = [.. options.Faults()];
        if (string.IsNullOrEmpty(options.Path))
        {
            faults.Add("Path: expected a file, found nothing.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
