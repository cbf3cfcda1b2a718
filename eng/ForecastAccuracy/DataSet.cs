using System.Globalization;
using EcomCore.Forecasting;

namespace EcomCore.ForecastAccuracy;

/// <summary>A folder's pair of files: what is known, and what came.</summary>
internal sealed record DataSet(string Name, string File, SeriesFrequency Frequency, int Season, int Horizon)
{
    public static DataSet[] All { get; } =
    [
        new("yearly", "m3_yearly", SeriesFrequency.Yearly, 1, 6),
        new("quarterly", "m3_quarterly", SeriesFrequency.Quarterly, 4, 8),
        new("monthly", "m3_monthly", SeriesFrequency.Monthly, 12, 18),
        new("carparts", "carparts", SeriesFrequency.Monthly, 12, 12),
        new("walmart", "walmart_weekly", SeriesFrequency.Weekly, 52, 13) { DaysBack = 6 },
    ];

    /// <summary>Gets the days from the first day of a period to the one that names it in the file: this source names its weeks by their last day.</summary>
    private int DaysBack { get; init; }

    /// <summary>Each series with its last <see cref="Horizon"/> values at the end.</summary>
    public IReadOnlyList<DemandSeries> Read(string folder)
    {
        var rows = new Dictionary<string, List<DemandRow>>(StringComparer.Ordinal);
        foreach (var part in new[] { "train", "test" })
        {
            var lines = System.IO.File.ReadLines(Path.Combine(folder, $"{File}_{part}.csv")).Select(line => line.Replace("\"", string.Empty, StringComparison.Ordinal).Split(','));
            string[]? header = null;
            foreach (var cells in lines)
            {
                if (header is null)
                {
                    header = cells;
                    continue;
                }

                var (id, ds, y) = (cells[Array.IndexOf(header, "unique_id")], cells[Array.IndexOf(header, "ds")], cells[Array.IndexOf(header, "y")]);
                if (!rows.TryGetValue(id, out var list))
                {
                    rows.Add(id, list = []);
                }

                list.Add(Row(ds, y is "" or "NA" ? double.NaN : double.Parse(y, CultureInfo.InvariantCulture)));
            }
        }

        return [.. rows.Select(pair => Build(pair.Key, pair.Value))];
    }

    private DemandRow Row(string ds, double value) => long.TryParse(ds, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index)
        ? DemandRow.At(index, value)
        : DemandRow.At(NodaTime.Text.LocalDatePattern.Iso.Parse(ds).Value.PlusDays(-DaysBack), value);

    private DemandSeries Build(string name, List<DemandRow> rows) =>
        DemandSeries.TryFromRows(Frequency, rows, out var series, out var faults, name)
            ? series!
            : throw new InvalidDataException($"{name}: {faults[0].Message}");
}
