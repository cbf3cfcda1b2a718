using EcomCore.Tests;

namespace EcomCore.Cli.Tests.Browser;

/// <summary>A fact of the browser suite that also needs the shared data.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealStoreInBrowserFactAttribute : FactAttribute
{
    public RealStoreInBrowserFactAttribute() =>
        Skip = new SuiteFactAttribute("browser").Skip ?? new SharedDataFactAttribute().Skip;
}
