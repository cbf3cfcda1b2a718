using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace EcomCore.Cli.Plan;

/// <summary>How a column of a CSV file looks in the report.</summary>
/// <param name="Heading">Heading for the reader.</param>
/// <param name="Field">Name of the column in the file.</param>
/// <param name="IsNumber">Whether it stands to the right.</param>
/// <param name="Show">From the file's text to the reader's.</param>
internal sealed record ShownColumn(string Heading, string Field, bool IsNumber, Func<string, string> Show)
{
    public static ShownColumn Text(string heading, string field) => new(heading, field, false, text => text);

    public static ShownColumn Named(string heading, string field, IReadOnlyDictionary<string, string> names) =>
        new(heading, field, false, text => names.GetValueOrDefault(text, text));

    public static ShownColumn Whole(string heading, string field) => Number(heading, field, Figures.Whole);

    public static ShownColumn Days(string heading, string field) => Number(heading, field, Figures.Days);

    public static ShownColumn Decimal(string heading, string field) => Number(heading, field, Figures.Decimal);

    public static ShownColumn Percent(string heading, string field) => Number(heading, field, Figures.Percent);

    /// <summary>A time, shown to the minute in the store's zone.</summary>
    public static ShownColumn Time(string heading, string field, DateTimeZone zone) =>
        new(heading, field, false, text => InstantPattern.ExtendedIso.Parse(text).Value.InZone(zone).ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture));

    private static ShownColumn Number(string heading, string field, Func<double, string> show) =>
        new(heading, field, true, text => text.Length == 0 ? "–" : show(double.Parse(text, CultureInfo.InvariantCulture)));
}
