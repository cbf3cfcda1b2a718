using System.CommandLine.Parsing;
using System.Globalization;

namespace EcomCore.Cli.Commands;

/// <summary>An option that takes a whole number of a range.</summary>
internal static class WholeOption
{
    public static int Parse(ArgumentResult result, string option, int least, int most) => (int)Parse(result, option, (long)least, most);

    public static long Parse(ArgumentResult result, string option, long least, long most)
    {
        var text = result.Tokens[0].Value;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }

        result.AddError(FormattableString.Invariant($"{option}: expected a whole number from {least} to {most}, found '{text}'"));
        return least;
    }
}
