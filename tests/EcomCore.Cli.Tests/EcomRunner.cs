using EcomCore.Cli.Commands;

namespace EcomCore.Cli.Tests;

/// <summary>Runs the command as a user would, inside the test process.</summary>
internal static class EcomRunner
{
    public static EcomAnswer Run(params string[] args) => Run(CancellationToken.None, args);

    public static EcomAnswer Run(CancellationToken cancellation, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = EcomCommand.RunAsync(args, output, error, cancellation).GetAwaiter().GetResult();
        return new EcomAnswer(code, output.ToString(), error.ToString());
    }
}
