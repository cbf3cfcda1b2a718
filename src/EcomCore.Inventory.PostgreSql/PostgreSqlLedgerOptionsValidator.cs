using Microsoft.Extensions.Options;

namespace EcomCore.Inventory.PostgreSql;

internal sealed class PostgreSqlLedgerOptionsValidator : IValidateOptions<PostgreSqlLedgerOptions>
{
    public ValidateOptionsResult Validate(string? name, PostgreSqlLedgerOptions options)
    {
        List<string> faults = [.. options.Faults()];
        if (string.IsNullOrEmpty(options.ConnectionString))
        {
            faults.Add("ConnectionString: expected a connection string, found nothing.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
