using EcomCore;
using EcomCore.Sku;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers SKU schemas with a host, each with the registry of its codes and a cleaner of imported ones.</summary>
public static class SkuServiceCollectionExtensions
{
    /// <summary>Adds the ready four-layer schema, or what the options of the default name say, as a singleton <see cref="SkuSchema"/>, with a <see cref="SkuRegistry"/> and a <see cref="SkuCleaner"/>.</summary>
    /// <param name="services">The host's services.</param>
    /// <returns><paramref name="services"/>, for chaining. Calling this twice is harmless.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IServiceCollection AddEcomSku(this IServiceCollection services) => services.AddEcomSku(static _ => { });

    /// <summary>Adds singletons <see cref="SkuSchema"/>, <see cref="SkuRegistry"/> (empty: import your codes) and <see cref="SkuCleaner"/>; the options are checked when the host starts.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns><paramref name="services"/>, for chaining. Calling this twice registers once and runs both actions: one that adds to <see cref="SkuOptions.Segments"/> adds twice.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IServiceCollection AddEcomSku(this IServiceCollection services, Action<SkuOptions> configure)
    {
        Configure(services, Options.Options.DefaultName, configure);
        services.TryAddSingleton(static provider => Build(provider, Options.Options.DefaultName));
        services.TryAddSingleton(static provider => new SkuRegistry(provider.GetRequiredService<SkuSchema>()));
        services.TryAddSingleton(static provider => new SkuCleaner(provider.GetRequiredService<SkuSchema>()));
        return services;
    }

    /// <summary>Adds the same as keyed singletons with options of their own, such as one schema per brand.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">Key of the service and name of its options.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns><paramref name="services"/>, for chaining. Calling this twice registers once and runs both actions: one that adds to <see cref="SkuOptions.Segments"/> adds twice.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IServiceCollection AddEcomSku(this IServiceCollection services, string name, Action<SkuOptions> configure)
    {
        Guard.NotNull(name);
        Configure(services, name, configure);
        services.TryAddKeyedSingleton(name, (provider, _) => Build(provider, name));
        services.TryAddKeyedSingleton(name, (provider, _) => new SkuRegistry(provider.GetRequiredKeyedService<SkuSchema>(name)));
        services.TryAddKeyedSingleton(name, (provider, _) => new SkuCleaner(provider.GetRequiredKeyedService<SkuSchema>(name)));
        return services;
    }

    private static void Configure(IServiceCollection services, string name, Action<SkuOptions> configure)
    {
        Guard.NotNull(services);
        Guard.NotNull(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SkuOptions>, SkuOptionsValidator>());
        services.AddOptions<SkuOptions>(name).Configure(configure).ValidateOnStart();
    }

    private static SkuSchema Build(IServiceProvider provider, string name)
    {
        var options = provider.GetRequiredService<IOptionsMonitor<SkuOptions>>().Get(name);
        return SchemaOptions.TryBuild(options, out var faults) ?? throw new SkuSchemaException(faults);
    }
}
