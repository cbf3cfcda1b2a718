using EcomCore;
using EcomCore.Budgeting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers budgeting with a host.</summary>
public static class BudgetingServiceCollectionExtensions
{
    /// <summary>Adds a singleton <see cref="BudgetPlanner"/> with default options, which are checked when the host starts.</summary>
    /// <param name="services">The host's services.</param>
    /// <returns><paramref name="services"/>, for chaining. Calling this twice is harmless.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IServiceCollection AddEcomBudgeting(this IServiceCollection services)
    {
        Configure(services, Options.Options.DefaultName, null);
        services.TryAddSingleton(provider =>
            new BudgetPlanner(provider.GetRequiredService<IOptionsMonitor<BudgetingOptions>>(), Options.Options.DefaultName));
        return services;
    }

    /// <summary>Adds a singleton <see cref="BudgetPlanner"/>; its options are checked when the host starts.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns><paramref name="services"/>, for chaining. Calling this twice is harmless; both calls configure.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IServiceCollection AddEcomBudgeting(this IServiceCollection services, Action<BudgetingOptions> configure)
    {
        Guard.NotNull(configure);
        Configure(services, Options.Options.DefaultName, configure);
        return services.AddEcomBudgeting();
    }

    /// <summary>Adds a keyed singleton <see cref="BudgetPlanner"/> with options of its own.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">Key of the service and name of its options.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns><paramref name="services"/>, for chaining. Calling this twice is harmless; both calls configure.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IServiceCollection AddEcomBudgeting(this IServiceCollection services, string name, Action<BudgetingOptions> configure)
    {
        Guard.NotNull(name);
        Guard.NotNull(configure);
        Configure(services, name, configure);
        services.TryAddKeyedSingleton(name, (provider, _) =>
            new BudgetPlanner(provider.GetRequiredService<IOptionsMonitor<BudgetingOptions>>(), name));
        return services;
    }

    private static void Configure(IServiceCollection services, string name, Action<BudgetingOptions>? configure)
    {
        Guard.NotNull(services);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BudgetingOptions>, BudgetingOptionsValidator>());
        var options = services.AddOptions<BudgetingOptions>(name).ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }
    }
}
