using EcomCore;
using EcomCore.Risk;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers risk monitoring with a host.</summary>
public static class RiskServiceCollectionExtensions
{
    /// <summary>Adds a singleton <see cref="RiskMonitor"/> with the default options.</summary>
    /// <param name="services">The host's services.</param>
    /// <returns><paramref name="services"/>, for chaining. Calling this twice is harmless.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IServiceCollection AddEcomRisk(this IServiceCollection services) => services.AddEcomRisk(static _ => { });

    /// <summary>Adds a singleton <see cref="RiskMonitor"/>; its options are checked when the host starts.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns><paramref name="services"/>, for chaining. Calling this twice is harmless.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IServiceCollection AddEcomRisk(this IServiceCollection services, Action<RiskOptions> configure)
    {
        Configure(services, Options.Options.DefaultName, configure);
        services.TryAddSingleton(provider => Create(provider, Options.Options.DefaultName));
        return services;
    }

    /// <summary>Adds a keyed singleton <see cref="RiskMonitor"/> with rules and options of its own.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">Key of the service and name of its options.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns><paramref name="services"/>, for chaining. Calling this twice is harmless.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IServiceCollection AddEcomRisk(this IServiceCollection services, string name, Action<RiskOptions> configure)
    {
        Guard.NotNull(name);
        Configure(services, name, configure);
        services.TryAddKeyedSingleton(name, (provider, _) => Create(provider, name));
        return services;
    }

    private static void Configure(IServiceCollection services, string name, Action<RiskOptions> configure)
    {
        Guard.NotNull(services);
        Guard.NotNull(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RiskOptions>, RiskOptionsValidator>());
        services.AddOptions<RiskOptions>(name).Configure(configure).ValidateOnStart();
    }

    private static RiskMonitor Create(IServiceProvider provider, string name)
    {
        var options = provider.GetRequiredService<IOptionsMonitor<RiskOptions>>().Get(name);
        var rules = options.Rules is null ? RiskRules.Default : RiskRules.Load(options.Rules);
        return options.LoadSnapshot?.Invoke() is { } snapshot ? RiskMonitor.Restore(rules, options, snapshot) : new RiskMonitor(rules, options);
    }
}
