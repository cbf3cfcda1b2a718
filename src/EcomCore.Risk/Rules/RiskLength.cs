using System.Globalization;
using NodaTime;

namespace EcomCore.Risk;

/// <summary>Lengths of time as rules write them: a whole number and s, m, h or d.</summary>
internal static class RiskLength
{
    private const int MaxDigits = 8;

    public static bool TryParse(string? text, out Duration length)
    {
        length = Duration.Zero;
        if (text is null || text.Length < 2 || text.Length > MaxDigits + 1
            || !int.TryParse(text.Substring(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        var unit = SecondsOf(text[text.Length - 1]);
        length = Duration.FromSeconds(number * (long)unit);
        return unit > 0 && length <= Duration.FromDays(RiskWindow.MaxDays);
    }

    /// <summary>Hours up to three days, as rules are usually written, then days; else the largest unit that divides the length.</summary>
    public static string Format(Duration length)
    {
        var seconds = (long)length.TotalSeconds;
        if (length != Duration.FromSeconds(seconds))
        {
            return length.ToString("-D:hh:mm:ss.FFFFFFFFF", CultureInfo.InvariantCulture);
        }

        var unit = seconds switch
        {
            _ when seconds % 86_400 == 0 && seconds > 3 * 86_400 => 'd',
            _ when seconds % 3_600 == 0 => 'h',
            _ when seconds % 60 == 0 => 'm',
            _ => 's',
        };
        return FormattableString.Invariant($"{seconds / SecondsOf(unit)}{unit}");
    }

    private static int SecondsOf(char unit) => unit switch
    {
        's' => 1,
        'm' => 60,
        'h' => 3_600,
        'd' => 86_400,
        _ => 0,
    };
}
