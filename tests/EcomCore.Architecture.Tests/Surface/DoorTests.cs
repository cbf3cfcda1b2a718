using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EcomCore.Architecture.Tests;

/// <summary>Every package is added to a host in the same three ways.</summary>
public sealed class DoorTests
{
    [Theory]
    [MemberData(nameof(Package.Names), MemberType = typeof(Package))]
    public void A_door_opens_in_three_ways(string package)
    {
        var configure = typeof(Action<>).MakeGenericType(OptionsOf(package));

        Assert.All(OverloadsOf(package), overload => Assert.Equal("AddEcom" + package, overload.Name));
        Assert.All(OverloadsOf(package), overload => Assert.Equal(typeof(IServiceCollection), overload.ReturnType));
        Assert.NotNull(OverloadFor(package, typeof(IServiceCollection)));
        Assert.NotNull(OverloadFor(package, typeof(IServiceCollection), configure));
        Assert.NotNull(OverloadFor(package, typeof(IServiceCollection), typeof(string), configure));
    }

    [Theory]
    [MemberData(nameof(Package.Names), MemberType = typeof(Package))]
    public void Entering_twice_is_harmless(string package)
    {
        var services = Enter(package, Enter(package, new ServiceCollection()));

        Assert.NotEmpty(OwnServicesOf(package, services));
        Assert.Equal(OwnServicesOf(package, services).Distinct(), OwnServicesOf(package, services));
        using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        provider.GetRequiredService<IStartupValidator>().Validate();
    }

    [Theory]
    [MemberData(nameof(Package.Names), MemberType = typeof(Package))]
    public void Everything_behind_the_door_can_be_had(string package)
    {
        var services = Enter(package, new ServiceCollection());
        using var provider = services.BuildServiceProvider();

        Assert.All(OwnServicesOf(package, services), type => Assert.NotNull(provider.GetService(type)));
    }

    [Theory]
    [MemberData(nameof(Package.Names), MemberType = typeof(Package))]
    public void A_host_can_bind_every_option(string package)
    {
        var options = OptionsOf(package);

        Assert.NotNull(options.GetConstructor(Type.EmptyTypes));
        Assert.NotEmpty(options.GetProperties());
        Assert.All(options.GetProperties(), property => Assert.True(property.GetSetMethod() is not null || IsFilled(property.PropertyType), $"{property.Name} has no setter."));
    }

    // A binder adds to a collection that is there.
    private static bool IsFilled(Type type) =>
        type.GetInterfaces().Append(type).Any(part => part.IsGenericType && part.GetGenericTypeDefinition() == typeof(ICollection<>));

    private static IServiceCollection Enter(string package, IServiceCollection services)
    {
        var overload = OverloadFor(package, typeof(IServiceCollection))!;
        object?[] arguments = [services, .. overload.GetParameters().Skip(1).Select(parameter => parameter.DefaultValue)];
        return (IServiceCollection)overload.Invoke(null, arguments)!;
    }

    /// <summary>The overload that these arguments call: what it takes beyond them is optional.</summary>
    private static MethodInfo? OverloadFor(string package, params Type[] arguments) =>
        OverloadsOf(package).FirstOrDefault(overload =>
            overload.GetParameters().Length >= arguments.Length
            && overload.GetParameters().Select(parameter => parameter.ParameterType).Take(arguments.Length).SequenceEqual(arguments)
            && overload.GetParameters().Skip(arguments.Length).All(parameter => parameter.IsOptional));

    private static MethodInfo[] OverloadsOf(string package) => DoorOf(package).GetMethods(BindingFlags.Public | BindingFlags.Static);

    private static List<Type> OwnServicesOf(string package, IServiceCollection services) =>
        [.. services.Select(service => service.ServiceType).Where(type => type.Assembly == AssemblyOf(package))];

    private static Type DoorOf(string package) =>
        AssemblyOf(package).GetType($"Microsoft.Extensions.DependencyInjection.{package}ServiceCollectionExtensions", throwOnError: true)!;

    private static Type OptionsOf(string package) => AssemblyOf(package).GetType($"EcomCore.{package}.{package}Options", throwOnError: true)!;

    private static Assembly AssemblyOf(string package) => Assembly.Load("EcomCore." + package);
}
