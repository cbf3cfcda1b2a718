namespace EcomCore.Tests;

/// <summary>A fact of a slow or machine-bound suite, run only where ECOMCORE_SUITES names the suite (comma-separated).</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SuiteFactAttribute : FactAttribute
{
    public SuiteFactAttribute(string suite)
    {
        Suite = suite;
        var enabled = Environment.GetEnvironmentVariable("ECOMCORE_SUITES") ?? string.Empty;
        if (!enabled.Split(',').Contains(suite, StringComparer.Ordinal))
        {
            Skip = $"The '{suite}' suite runs where ECOMCORE_SUITES contains '{suite}'.";
        }
    }

    public string Suite { get; }
}
