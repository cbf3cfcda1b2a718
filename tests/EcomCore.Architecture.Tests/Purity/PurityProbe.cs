using System.Globalization;
using NodaTime;

namespace EcomCore.Architecture.Tests;

/// <summary>Breaks every kind of purity once, so that a test sees the scanner find it.</summary>
internal static class PurityProbe
{
    public static string Clock() => DateTime.UtcNow.ToString(CultureInfo.InvariantCulture);

    public static IClock NodaClock() => SystemClock.Instance;

    public static string Input(string path) => File.ReadAllText(path);

    public static string? Machine() => Environment.GetEnvironmentVariable("PATH");

    public static void Output(string text) => Console.WriteLine(text);

    public static int Unseeded() => new Random().Next();

    public static int SharedRandom() => Random.Shared.Next();

    public static CultureInfo NamedCulture() => CultureInfo.CurrentCulture;

    public static string Interpolated(double value) => $"{value} units";

    public static string Formatted(double value) => string.Format("{0} units", value);

    public static string NumberText(double value) => value.ToString();

    public static string DateText(LocalDate date) => date.ToString();

    public static List<string> SortedText(string[] texts) => [.. texts.OrderBy(text => text)];

    public static List<string> OrderedText(string[] texts) => [.. texts.Order()];

    public static bool Expression(string text) => System.Text.RegularExpressions.Regex.IsMatch(text, "(a+)+b");
}
