using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace EcomCore.Architecture.Tests;

/// <summary>Does the same as <see cref="PurityProbe"/> in the ways that are allowed.</summary>
internal static class PureProbe
{
    public static Instant Clock(IClock clock) => clock.GetCurrentInstant();

    public static int Seeded(int seed) => new Random(seed).Next();

    public static string Interpolated(double value) => string.Create(CultureInfo.InvariantCulture, $"{value} units");

    public static string InterpolatedText(string sku, string channel, char mark) => $"{sku} in {channel}: {mark}";

    public static string Mixed(int count, string sku) =>
        FormattableString.Invariant($"{count} units") + $"of {sku}" + string.Create(CultureInfo.InvariantCulture, $"{count}");

    public static string NumberText(double value) => value.ToString("F2", CultureInfo.InvariantCulture);

    public static string DateText(LocalDate date) => LocalDatePattern.Iso.Format(date);

    public static List<string> SortedText(string[] texts) => [.. texts.OrderBy(text => text, StringComparer.Ordinal)];

    public static IEnumerable<int> Iterator(int count)
    {
        for (var i = 0; i < count; i++)
        {
            yield return i;
        }
    }
}
