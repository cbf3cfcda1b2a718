using EcomCore;
using EcomCore.Inventory;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers inventory planning with a host.</summary>
public static class InventoryServiceCollectionExtensions
{
    /// <summary>Adds singletons <see cref="ChannelAllocator"/>, <see cref="SourcingPolicy"/>, <see cref="TrialLotRule"/>, <see cref="CoverBands"/> and
    /// <see cref="MovementRule"/> with default options, and an in-memory <see cref="IStockLedger"/> where no other ledger was added. The ledger
    /// compares the times of commands with the host's <see cref="IClock"/>, where one is registered.</summary>
    /// <param name="services">The host's services.</param>
    /// <returns><paramref name="services"/>, for chaining. Calling this twice is harmless.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IServiceCollection AddEcomInventory(this IServiceCollection services) => Add(services, null);

    /// <summary>Adds singletons <see cref="ChannelAllocator"/>, <see cref="SourcingPolicy"/>, <see cref="TrialLotRule"/>, <see cref="CoverBands"/> and
    /// <see cref="MovementRule"/>; their options are checked when the host starts.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns><paramref name="services"/>, for chaining. Calling this twice is harmless.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IServiceCollection AddEcomInventory(this IServiceCollection services, Action<InventoryOptions> configure)
    {
        Guard.NotNull(configure);
        return Add(services, configure);
    }

    /// <summary>Adds keyed singletons <see cref="ChannelAllocator"/>, <see cref="SourcingPolicy"/>, <see cref="TrialLotRule"/>, <see cref="CoverBands"/> and
    /// <see cref="MovementRule"/> with options of their own.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">Key of the services and name of their options.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns><paramref name="services"/>, for chaining. Calling this twice is harmless.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IServiceCollection AddEcomInventory(this IServiceCollection services, string name, Action<InventoryOptions> configure)
    {
        Guard.NotNull(name);
        Guard.NotNull(configure);
        Configure(services, name, configure);
        services.TryAddKeyedSingleton(name, (provider, _) => new ChannelAllocator(OptionsOf(provider), name));
        services.TryAddKeyedSingleton(name, (provider, _) => OptionsOf(provider).Get(name).ToTrialLotRule());
        services.TryAddKeyedSingleton(name, (provider, _) => OptionsOf(provider).Get(name).ToCoverBands());
        services.TryAddKeyedSingleton<IStockLedger>(name, (provider, _) => StockLedger.InMemory(OptionsOf(provider).Get(name).Ledger, provider.GetService<IClock>()));
        services.TryAddKeyedSingleton(name, (provider, _) => OptionsOf(provider).Get(name).ToSourcingPolicy());
        services.TryAddKeyedSingleton(name, (provider, _) => OptionsOf(provider).Get(name).ToMovementRule());
        return services;
    }

    private static IServiceCollection Add(IServiceCollection services, Action<InventoryOptions>? configure)
    {
        var name = Options.Options.DefaultName;
        Configure(services, name, configure);
        services.TryAddSingleton(provider => new ChannelAllocator(OptionsOf(provider), name));
        services.TryAddSingleton(provider => OptionsOf(provider).Get(name).ToTrialLotRule());
        services.TryAddSingleton(provider => OptionsOf(provider).Get(name).ToCoverBands());
        services.TryAddSingleton<IStockLedger>(provider => StockLedger.InMemory(OptionsOf(provider).Get(name).Ledger, provider.GetService<IClock>()));
        services.TryAddSingleton(provider => OptionsOf(provider).Get(name).ToSourcingPolicy());
        services.TryAddSingleton(provider => OptionsOf(provider).Get(name).ToMovementRule());
        return services;
    }

    private static IOptionsMonitor<InventoryOptions> OptionsOf(IServiceProvider provider) =>
        provider.GetRequiredService<IOptionsMonitor<InventoryOptions>>();

    private static void Configure(IServiceCollection services, string name, Action<InventoryOptions>? configure)
    {
        Guard.NotNull(services);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<InventoryOptions>, InventoryOptionsValidator>());
        var options = services.AddOptions<InventoryOptions>(name).ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }
    }
}
