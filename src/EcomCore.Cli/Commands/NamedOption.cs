using System.CommandLine.Parsing;

namespace EcomCore.Cli.Commands;

/// <summary>An option that takes one of some names. It stays a text, so that the help shows its default as it may be typed.</summary>
internal static class NamedOption
{
    public static string Parse(ArgumentResult result, string option, IEnumerable<string> names)
    {
        var text = result.Tokens[0].Value;
        if (!names.Contains(text, StringComparer.Ordinal))
        {
            result.AddError($"{option}: expected one of {string.Join(", ", names)}; found '{text}'");
        }

        return text;
    }
}
