using EcomCore;
using EcomCore.Segmentation;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers segmentation with a host.</summary>
public static class SegmentationServiceCollectionExtensions
{
    /// <summary>Adds a singleton <see cref="CustomerSegmenter"/>; its options are checked when the host starts.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options; may be null.</param>
    /// <returns><paramref name="services"/>, for chaining. Calling this twice is harmless.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IServiceCollection AddEcomSegmentation(this IServiceCollection services, Action<SegmentationOptions>? configure = null)
    {
        Configure(services, Options.Options.DefaultName, configure);
        services.TryAddSingleton(provider =>
            new CustomerSegmenter(provider.GetRequiredService<IOptionsMonitor<SegmentationOptions>>(), Options.Options.DefaultName));
        return services;
    }

    /// <summary>Adds a keyed singleton <see cref="CustomerSegmenter"/> with options of its own.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">Key of the service and name of its options.</param>
    /// <param name="configure">Sets the options; may be null.</param>
    /// <returns><paramref name="services"/>, for chaining. Calling this twice is harmless.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="name"/> is null.</exception>
    public static IServiceCollection AddEcomSegmentation(
        this IServiceCollection services, string name, Action<SegmentationOptions>? configure = null)
    {
        Guard.NotNull(name);
        Configure(services, name, configure);
        services.TryAddKeyedSingleton(name, (provider, _) =>
            new CustomerSegmenter(provider.GetRequiredService<IOptionsMonitor<SegmentationOptions>>(), name));
        return services;
    }

    private static void Configure(IServiceCollection services, string name, Action<SegmentationOptions>? configure)
    {
        Guard.NotNull(services);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SegmentationOptions>, SegmentationOptionsValidator>());
        var options = services.AddOptions<SegmentationOptions>(name).ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }
    }
}
