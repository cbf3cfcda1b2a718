using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace EcomCore.Cli.Tables;

/// <summary>Reads how long something lives: <c>90s</c>, <c>15m</c>, <c>24h</c>, <c>7d</c>, a number of seconds, or ISO 8601 such as <c>PT15M</c>.</summary>
internal static class TimeToLive
{
    // More seconds than a century: what is longer is for the ledger to refuse, not to overflow here.
    private const long MostSeconds = 10_000_000_000;

    public static bool TryParse(ReadOnlySpan<char> text, out Duration duration)
    {
        duration = default;
        if (text.IsEmpty)
        {
            return false;
        }

        if (text[0] == 'P')
        {
            var period = PeriodPattern.NormalizingIso.Parse(text.ToString());
            if (!period.Success || period.Value.Months != 0 || period.Value.Years != 0 || Math.Abs((long)period.Value.Days) > MostSeconds / 86_400)
            {
                return false;
            }

            duration = period.Value.ToDuration();
            return true;
        }

        var seconds = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3_600, 'd' => 86_400, _ => 0 };
        var digits = seconds == 0 ? text : text[..^1];
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > MostSeconds)
        {
            return false;
        }

        duration = Duration.FromSeconds(Math.Min(count * Math.Max(1, seconds), MostSeconds));
        return true;
    }
}
