using EcomCore;
using EcomCore.Inventory;
using EcomCore.Inventory.Sqlite;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the reservation ledger in a SQLite file with a host.</summary>
public static class InventorySqliteServiceCollectionExtensions
{
    /// <summary>Adds singletons <see cref="IStockLedger"/>, <see cref="SqliteStockLedger"/> and <see cref="SqliteLedgerHealthCheck"/>. The ledger is opened
    /// when it is first asked for, takes the place of an in-memory one, and answers what waits when the host stops. It refuses times that are
    /// far ahead of the host's <see cref="IClock"/>, or of the machine's clock where none is registered (<see cref="LedgerOptions.MaxAhead"/>).</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="path">The file.</param>
    /// <returns><paramref name="services"/>, for chaining. Calling this twice is harmless.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    public static IServiceCollection AddEcomInventorySqlite(this IServiceCollection services, string path)
    {
        Guard.NotEmpty(path);
        return services.AddEcomInventorySqlite(options => options.Path = path);
    }

    /// <summary>Adds the same with options, which are checked when the host starts.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options; <see cref="SqliteLedgerOptions.Path"/> is required.</param>
    /// <returns><paramref name="services"/>, for chaining. Calling this twice is harmless.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IServiceCollection AddEcomInventorySqlite(this IServiceCollection services, Action<SqliteLedgerOptions> configure)
    {
        Guard.NotNull(services);
        Guard.NotNull(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SqliteLedgerOptions>, SqliteLedgerOptionsValidator>());
        services.AddOptions<SqliteLedgerOptions>().Configure(configure).ValidateOnStart();
        services.TryAddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<SqliteLedgerOptions>>().Value;
            return SqliteStockLedger.Open(options.Path, options, provider.GetService<ILogger<SqliteStockLedger>>(), provider.GetService<IClock>() ?? SystemClock.Instance);
        });
        services.TryAddSingleton(provider => new SqliteLedgerHealthCheck(provider.GetRequiredService<SqliteStockLedger>()));
        return services.Replace(ServiceDescriptor.Singleton<IStockLedger>(provider => provider.GetRequiredService<SqliteStockLedger>()));
    }
}
