using EcomCore;
using EcomCore.Inventory;
using EcomCore.Inventory.PostgreSql;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the reservation ledger in a PostgreSQL database with a host.</summary>
public static class InventoryPostgreSqlServiceCollectionExtensions
{
    /// <summary>Adds singletons <see cref="IStockLedger"/>, <see cref="PostgreSqlStockLedger"/> and <see cref="PostgreSqlLedgerHealthCheck"/>. The ledger is
    /// opened when it is first asked for, takes the place of an in-memory one, and answers what waits when the host stops. It refuses times that are
    /// far ahead of the host's <see cref="IClock"/>, or of the machine's clock where none is registered (<see cref="LedgerOptions.MaxAhead"/>).</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="connectionString">The database, as Npgsql reads it.</param>
    /// <returns><paramref name="services"/>, for chaining. Calling this twice is harmless.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="connectionString"/> is empty.</exception>
    public static IServiceCollection AddEcomInventoryPostgreSql(this IServiceCollection services, string connectionString)
    {
        Guard.NotEmpty(connectionString);
        return services.AddEcomInventoryPostgreSql(options => options.ConnectionString = connectionString);
    }

    /// <summary>Adds the same with options, which are checked when the host starts.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options; <see cref="PostgreSqlLedgerOptions.ConnectionString"/> is required.</param>
    /// <returns><paramref name="services"/>, for chaining. Calling this twice is harmless.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IServiceCollection AddEcomInventoryPostgreSql(this IServiceCollection services, Action<PostgreSqlLedgerOptions> configure)
    {
        Guard.NotNull(services);
        Guard.NotNull(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PostgreSqlLedgerOptions>, PostgreSqlLedgerOptionsValidator>());
        services.AddOptions<PostgreSqlLedgerOptions>().Configure(configure).ValidateOnStart();
        services.TryAddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<PostgreSqlLedgerOptions>>().Value;
            return PostgreSqlStockLedger.Open(options.ConnectionString, options, provider.GetService<ILogger<PostgreSqlStockLedger>>(), provider.GetService<IClock>() ?? SystemClock.Instance);
        });
        services.TryAddSingleton(provider => new PostgreSqlLedgerHealthCheck(provider.GetRequiredService<PostgreSqlStockLedger>()));
        return services.Replace(ServiceDescriptor.Singleton<IStockLedger>(provider => provider.GetRequiredService<PostgreSqlStockLedger>()));
    }
}
