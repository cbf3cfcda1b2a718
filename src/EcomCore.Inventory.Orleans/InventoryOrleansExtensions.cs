using EcomCore;
using EcomCore.Inventory;
using EcomCore.Inventory.Orleans;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Messaging;
using Orleans.Serialization;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the reservation ledger on an Orleans cluster with its silos and clients.</summary>
public static class InventoryOrleansExtensions
{
    /// <summary>Makes a silo one of those that keep the ledger. Adds singletons <see cref="IStockLedger"/>, <see cref="OrleansStockLedger"/> and
    /// <see cref="OrleansLedgerHealthCheck"/>.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="connectionString">The PostgreSQL database.</param>
    /// <returns><paramref name="silo"/>, for chaining. Calling this twice is harmless.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="silo"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="connectionString"/> is empty.</exception>
    public static ISiloBuilder AddEcomInventoryOrleans(this ISiloBuilder silo, string connectionString)
    {
        Guard.NotEmpty(connectionString);
        return silo.AddEcomInventoryOrleans(options => options.ConnectionString = connectionString);
    }

    /// <summary>Makes a silo one of those that keep the ledger, with options, which are checked when the host starts.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="configure">Sets the options; <see cref="OrleansLedgerOptions.ConnectionString"/> is required.</param>
    /// <returns><paramref name="silo"/>, for chaining. Calling this twice is harmless.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ISiloBuilder AddEcomInventoryOrleans(this ISiloBuilder silo, Action<OrleansLedgerOptions> configure)
    {
        Guard.NotNull(silo);
        Guard.NotNull(configure);
        var services = silo.Services;
        if (AddShared(services, configure))
        {
            services.AddSingleton(provider => new LedgerRuntime(
                provider.GetRequiredService<LedgerDatabase>(),
                provider.GetRequiredService<IOptions<OrleansLedgerOptions>>(),
                provider.GetRequiredService<ILogger<OrleansStockLedger>>(),
                provider.GetService<NodaTime.IClock>() ?? NodaTime.SystemClock.Instance));
            services.AddHostedService<OrderSweeper>();
            services.AddSingleton(provider => new OrleansLedgerHealthCheck(provider.GetRequiredService<LedgerRuntime>()));
        }

        if (OptionsSoFar(configure).UseClustering)
        {
            services.TryAddSingleton<IMembershipTable, SiloTable>();
        }

        return silo;
    }

    /// <summary>Makes a client a caller of the ledger. Adds singletons <see cref="IStockLedger"/> and <see cref="OrleansStockLedger"/>.</summary>
    /// <param name="client">The client.</param>
    /// <param name="connectionString">The PostgreSQL database that lists the silos.</param>
    /// <returns><paramref name="client"/>, for chaining. Calling this twice is harmless.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="connectionString"/> is empty.</exception>
    public static IClientBuilder AddEcomInventoryOrleans(this IClientBuilder client, string connectionString)
    {
        Guard.NotEmpty(connectionString);
        return client.AddEcomInventoryOrleans(options => options.ConnectionString = connectionString);
    }

    /// <summary>Makes a client a caller of the ledger, with options, which are checked when the host starts.</summary>
    /// <param name="client">The client.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns><paramref name="client"/>, for chaining. Calling this twice is harmless.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IClientBuilder AddEcomInventoryOrleans(this IClientBuilder client, Action<OrleansLedgerOptions> configure)
    {
        Guard.NotNull(client);
        Guard.NotNull(configure);
        AddShared(client.Services, configure);
        if (OptionsSoFar(configure).UseClustering)
        {
            client.Services.TryAddSingleton<IGatewayListProvider, GatewayList>();
        }

        return client;
    }

    private static bool AddShared(IServiceCollection services, Action<OrleansLedgerOptions> configure)
    {
        var isFirst = !services.Any(known => known.ServiceType == typeof(LedgerDatabase));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OrleansLedgerOptions>, OrleansLedgerOptionsValidator>());
        services.AddOptions<OrleansLedgerOptions>().Configure(configure).ValidateOnStart();
        services.TryAddSingleton<LedgerDatabase>();
        services.TryAddSingleton(provider => new OrleansStockLedger(
            provider.GetRequiredService<IGrainFactory>(),
            provider.GetRequiredService<IOptions<OrleansLedgerOptions>>().Value,
            provider.GetRequiredService<ILogger<OrleansStockLedger>>()));
        if (isFirst)
        {
            services.AddSerializer(serializer => serializer.AddAssembly(typeof(OrleansStockLedger).Assembly));
        }

        services.Replace(ServiceDescriptor.Singleton<IStockLedger>(provider => provider.GetRequiredService<OrleansStockLedger>()));
        return isFirst;
    }

    // What clusters the silos must be known while services are still added.
    private static OrleansLedgerOptions OptionsSoFar(Action<OrleansLedgerOptions> configure)
    {
        var options = new OrleansLedgerOptions();
        configure(options);
        return options;
    }
}
