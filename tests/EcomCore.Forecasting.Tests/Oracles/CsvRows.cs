using System.Globalization;
using System.Text;
using EcomCore.Tests;

namespace EcomCore.Forecasting.Tests;

/// <summary>Reads the reference files, whose fields may be quoted.</summary>
internal static class CsvRows
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Of(string relative)
    {
        var lines = File.ReadAllLines(SharedData.PathOf(relative)).Select(Split).ToArray();
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    public static double Number(this IReadOnlyDictionary<string, string> row, string column) =>
        row[column] is "NA" or "" ? double.NaN : double.Parse(row[column], CultureInfo.InvariantCulture);

    public static Dictionary<string, double[]> Series(string relative) =>
        Of(relative).GroupBy(row => row["unique_id"]).ToDictionary(group => group.Key, group => group.Select(row => row.Number("y")).ToArray());

    private static string[] Split(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString());
        return [.. cells];
    }
}
