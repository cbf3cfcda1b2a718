using EcomCore;
using EcomCore.Forecasting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers forecasting with a host.</summary>
public static class ForecastingServiceCollectionExtensions
{
    /// <summary>Adds a singleton <see cref="Forecaster"/> and a singleton <see cref="SurgeDetector"/> with the default options. A host changes the detector's with <c>services.Configure&lt;SurgeOptions&gt;</c>.</summary>
    /// <param name="services">The host's services.</param>
    /// <returns><paramref name="services"/>, for chaining. Calling this twice is harmless.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IServiceCollection AddEcomForecasting(this IServiceCollection services)
    {
        Configure(services, Options.Options.DefaultName, null);
        services.TryAddSingleton(provider =>
            Forecaster.FromOptions(provider.GetRequiredService<IOptionsMonitor<ForecastingOptions>>(), Options.Options.DefaultName));
        services.TryAddSingleton(provider =>
            SurgeDetector.FromOptions(provider.GetRequiredService<IOptionsMonitor<SurgeOptions>>(), Options.Options.DefaultName));
        return services;
    }

    /// <summary>Adds a singleton <see cref="Forecaster"/>; its options are checked when the host starts.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns><paramref name="services"/>, for chaining. Calling this twice is harmless.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IServiceCollection AddEcomForecasting(this IServiceCollection services, Action<ForecastingOptions> configure)
    {
        Guard.NotNull(configure);
        AddEcomForecasting(services);
        services.Configure(configure);
        return services;
    }

    /// <summary>Adds a keyed singleton <see cref="Forecaster"/> with options of its own, and a keyed singleton <see cref="SurgeDetector"/> with the default options; a host changes the detector's with
    /// <c>services.Configure&lt;SurgeOptions&gt;(name, ...)</c>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">Key of the service and name of its options.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns><paramref name="services"/>, for chaining. Calling this twice is harmless.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IServiceCollection AddEcomForecasting(this IServiceCollection services, string name, Action<ForecastingOptions> configure)
    {
        Guard.NotNull(name);
        Guard.NotNull(configure);
        Configure(services, name, configure);
        services.TryAddKeyedSingleton(name, (provider, _) =>
            Forecaster.FromOptions(provider.GetRequiredService<IOptionsMonitor<ForecastingOptions>>(), name));
        services.TryAddKeyedSingleton(name, (provider, _) =>
            SurgeDetector.FromOptions(provider.GetRequiredService<IOptionsMonitor<SurgeOptions>>(), name));
        return services;
    }

    private static void Configure(IServiceCollection services, string name, Action<ForecastingOptions>? configure)
    {
        Guard.NotNull(services);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ForecastingOptions>, ForecastingOptionsValidator>());
        var options = services.AddOptions<ForecastingOptions>(name).ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SurgeOptions>, SurgeOptionsValidator>());
        services.AddOptions<SurgeOptions>(name).ValidateOnStart();
    }
}
