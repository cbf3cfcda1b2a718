using System.CommandLine;
using EcomCore.Cli.Tables;

namespace EcomCore.Cli.Commands;

/// <summary>Where a command is told to write, looked at before it works: the folder is there, and no file is read or written twice over.</summary>
internal static class OutputPlaces
{
    private static readonly string[] Outputs = ["--output", "--picture", "--parameters"];

    public static void Check(ParseResult parsed, Complaints complaints)
    {
        var files = Files(parsed).ToArray();
        foreach (var (option, path) in files.Where(file => Outputs.Contains(file.Option, StringComparer.Ordinal)))
        {
            CheckPlace(option, path, complaints);
            var other = files.FirstOrDefault(file => !string.Equals(file.Option, option, StringComparison.Ordinal) && IsSame(file.Path, path));
            if (other.Path is not null && !IsSaid(option, other.Option))
            {
                complaints.AddOption(option, $"'{path}' is the file of {other.Option} too");
            }
        }
    }

    // Two outputs that are the same file are told once.
    private static bool IsSaid(string option, string other) =>
        Array.IndexOf(Outputs, other) is >= 0 and var first && first < Array.IndexOf(Outputs, option);

    private static IEnumerable<(string Option, string Path)> Files(ParseResult parsed)
    {
        foreach (var option in parsed.CommandResult.Command.Options.OfType<Option<string>>().Where(option => option.HelpName == "FILE"))
        {
            if (parsed.GetValue(option) is { Length: > 0 } path && path != "-")
            {
                yield return (option.Name, path);
            }
        }
    }

    private static void CheckPlace(string option, string path, Complaints complaints)
    {
        if (Directory.Exists(path))
        {
            complaints.AddOption(option, $"'{path}' is a folder; expected a file");
        }
        else if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
        {
            complaints.AddOption(option, $"no such folder for '{path}'");
        }
    }

    private static bool IsSame(string a, string b) => string.Equals(
        RealPath.Of(a), RealPath.Of(b), OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
}
