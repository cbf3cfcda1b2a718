namespace EcomCore.Architecture.Tests;

/// <summary>Says every breach of a rule, one per line; the framework's own message would stop after a few characters.</summary>
internal static class Findings
{
    public static void None(IEnumerable<string?> found)
    {
        var lines = found.Distinct().ToList();
        if (lines.Count > 0)
        {
            Assert.Fail($"{lines.Count} found:{Environment.NewLine}{string.Join(Environment.NewLine, lines)}");
        }
    }
}
