namespace EcomCore.Cli.Tests;

/// <summary>What a run of the command answered.</summary>
internal sealed record EcomAnswer(int ExitCode, string Output, string Error)
{
    public IReadOnlyList<string> OutputLines => Output.TrimEnd('\n').Split('\n');

    public IReadOnlyList<string> ErrorLines => Error.TrimEnd('\n').Split('\n');
}
