using System.Globalization;

namespace EcomCore.Cli.Plan;

/// <summary>Numbers as the reader of the report sees them.</summary>
internal static class Figures
{
    public static string Whole(double value) => Math.Round(value, MidpointRounding.AwayFromZero).ToString("N0", CultureInfo.InvariantCulture);

    public static string Money(decimal value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Days(double value) => double.IsInfinity(value) ? "∞" : value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    public static string Change(double ratio) =>
        ((ratio - 1) * 100).ToString("+0;−0;0", CultureInfo.InvariantCulture) + " %";

    public static string Decimal(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Fills the places of a label.</summary>
    public static string Fill(string label, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.InvariantCulture, label, values);
}
