using System.Globalization;
using EcomCore.Forecasting;

namespace EcomCore.Cli.Tables;

/// <summary>Series in rows of a name, a period and a value, such as <c>unique_id,ds,y</c>; a series' rows may stand apart, but in order of time.</summary>
internal sealed class SeriesTable : IDisposable
{
    private const int Id = 0;
    private const int Ds = 1;
    private const int Y = 2;
    private static readonly string[] DemandColumns = ["unique_id", "ds", "y"];
    private static readonly string[] VolumeColumns = ["keyword", "ds", "volume"];

    private readonly CsvTable _table;
    private readonly string _path;
    private readonly Complaints _complaints;
    private readonly string _valueColumn;
    private readonly bool _mayBeNegative;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<Rows> _rows = [];
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);

    private SeriesTable(CsvTable table, string path, string valueColumn, Complaints complaints, bool mayBeNegative)
    {
        _valueColumn = valueColumn;
        _mayBeNegative = mayBeNegative;
        _table = table;
        _path = path;
        _complaints = complaints;
    }

    /// <summary>Reads all demand series in the order of their first rows; faults become complaints.</summary>
    public static IReadOnlyList<DemandSeries> Read(string path, SeriesFrequency frequency, Commands.CommandRun run) => Read(path, DemandColumns, frequency, run, mayBeNegative: true);

    /// <summary>The same for search volumes, which are 0 or more: <c>keyword,ds,volume</c>.</summary>
    public static IReadOnlyList<DemandSeries> ReadVolumes(string path, SeriesFrequency frequency, Commands.CommandRun run) => Read(path, VolumeColumns, frequency, run, mayBeNegative: false);

    private static List<DemandSeries> Read(string path, string[] columns, SeriesFrequency frequency, Commands.CommandRun run, bool mayBeNegative)
    {
        if (run.Open(path, columns) is not { } table)
        {
            return [];
        }

        using var reader = new SeriesTable(table, path, columns[Y], run.Complaints, mayBeNegative);
        for (var count = 1L; table.Read(); count++)
        {
            reader.AddRow();
            if (count % 4096 == 0)
            {
                run.Progress("rows", count);
            }
        }

        if (reader._rows.Count == 0 && !run.Complaints.Any)
        {
            run.Complaints.Add(path, 1, "expected at least one row below the header");
        }

        return reader.Build(frequency);
    }

    public void Dispose() => _table.Dispose();

    private void AddRow()
    {
        if (!_table.TryText(Id, out var id))
        {
            // The other cells have no series to be named with.
            _ = TryValue(null, out _) & TryPeriod(null, double.NaN, out _);
            return;
        }

        if (!(TryValue(id, out var value) & TryPeriod(id, value, out var row)))
        {
            _refused.Add(id);
            return;
        }

        if (!_places.TryGetValue(id, out var place))
        {
            place = _rows.Count;
            _places.Add(id, place);
            _rows.Add(new Rows(id, [], []));
        }

        _rows[place].Values.Add(row);
        _rows[place].Lines.Add(_table.Line);
    }

    /// <summary>An empty cell, NA or NaN (small letters too) is a missing value.</summary>
    private bool TryValue(string? id, out double value)
    {
        var text = _table.Span(Y).Trim();
        value = double.NaN;
        if (text.Length == 0 || text is "NA" || text.Equals("NaN", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!double.TryParse(text, Style, CultureInfo.InvariantCulture, out value) || !double.IsFinite(value))
        {
            return _table.Refuse(Y, "expected a number (empty, NA or NaN where missing)", text, Of(id));
        }

        return _mayBeNegative || value >= 0 || _table.Refuse(Y, "expected 0 or more", text, Of(id));
    }

    private bool TryPeriod(string? id, double value, out DemandRow row)
    {
        var text = _table.Span(Ds);
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
        {
            row = DemandRow.At(index, value);
            return true;
        }

        var read = IsoTime.TryParseDate(text, out var date);
        row = DemandRow.At(date, value);
        return read || _table.Refuse(Ds, IsoTime.IsTooLate(text) ? "expected a date before the year 9000" : "expected a date such as 2025-04-01 or a whole number", text, Of(id));
    }

    private static string Of(string? id) => id is null ? string.Empty : $" ({Named(id)})";

    private List<DemandSeries> Build(SeriesFrequency frequency)
    {
        var series = new List<DemandSeries>(_rows.Count);
        foreach (var rows in _rows)
        {
            if (DemandSeries.TryFromRows(frequency, rows.Values, out var built, out var faults, rows.Id))
            {
                series.Add(built!);
                if (built!.ObservedCount == 0 && !_refused.Contains(rows.Id))
                {
                    _complaints.Add(_path, rows.Lines[0], _valueColumn, $"expected a number in one row at least, found missing ones only ({Named(rows.Id)})");
                }
            }

            foreach (var fault in faults)
            {
                _complaints.Add(_path, fault.Row < 0 ? 1 : rows.Lines[fault.Row], fault.Field, $"{fault.Message} ({Named(rows.Id)})");
            }
        }

        return series;
    }

    private static string Named(string id) => $"series '{ShownName.Of(id)}'";

    private readonly record struct Rows(string Id, List<DemandRow> Values, List<long> Lines);
}
