using System.Globalization;
using NodaTime;
using Sylvan.Data.Csv;

namespace EcomCore.Cli.Tables;

/// <summary>A CSV file read row by row, in memory bounded by its longest row. Every fault becomes a complaint with file, line and column.</summary>
/// <remarks>
/// Columns are addressed by their place in the list of required, then optional, names that <see cref="Open"/> was given.
/// A <c>Try</c> method that answers false has added its complaint; the row is then left out by the caller.
/// </remarks>
internal sealed class CsvTable : IDisposable
{
    /// <summary>Longest row in UTF-16 units; 64 MB of text fit, with room for the other cells.</summary>
    public const int LongestRow = 72 << 20;

    private const int FirstBuffer = 1 << 16;
    private const long NoLimit = long.MaxValue;

    // No text can hold this character, so no line is taken for a comment.
    private const char NoComment = '\uFFFF';

    private readonly CsvDataReader _reader;
    private readonly string _path;
    private readonly string[] _names;
    private readonly int[] _ordinals;
    private readonly DateTimeZone _zone;
    private readonly Complaints _complaints;
    private long _nextLine;

    private CsvTable(CsvDataReader reader, string path, string[] names, int[] ordinals, DateTimeZone zone, Complaints complaints)
    {
        _reader = reader;
        _path = path;
        _names = names;
        _ordinals = ordinals;
        _zone = zone;
        _complaints = complaints;
        _nextLine = 2;
    }

    /// <summary>Gets the line on which the current row starts, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Gets the names of all columns of the file, in its order.</summary>
    public IReadOnlyList<string> Header => [.. Enumerable.Range(0, _reader.FieldCount).Select(_reader.GetName)];

    public static CsvTable? Open(string path, string[] required, string[] optional, DateTimeZone zone, Complaints complaints) =>
        From(() => File.OpenRead(path), path, required, optional, zone, complaints);

    /// <summary>Opens what is already at hand; complaints name it by <paramref name="path"/>.</summary>
    public static CsvTable? From(Func<Stream> open, string path, string[] required, string[] optional, DateTimeZone zone, Complaints complaints)
    {
        try
        {
            var text = new StreamReader(open(), TextFile.StrictUtf8, detectEncodingFromByteOrderMarks: true, FirstBuffer);
            return Start(CsvDataReader.Create(text, Options()), path, required, optional, zone, complaints);
        }
        catch (CsvMissingHeadersException)
        {
            complaints.Add(path, "the file is empty; expected a header row");
        }
        catch (CsvFormatException fault)
        {
            complaints.Add(path, 1, Explain(fault));
        }
        catch (Exception failure) when (TextFile.IsUnreadable(failure))
        {
            complaints.Add(path, TextFile.Explain(failure));
        }

        return null;
    }

    /// <summary>Moves to the next row; blank lines are skipped, rows with too few or too many cells are complaints.</summary>
    /// <returns>False at the end, or where the file cannot be read further.</returns>
    public bool Read()
    {
        try
        {
            while (_reader.Read())
            {
                var raw = _reader.GetRawRecordSpan();
                Line = _nextLine;
                _nextLine += LinesIn(raw);
                if (_reader.RowFieldCount == _reader.FieldCount && !IsBlank())
                {
                    return true;
                }

                if (!IsBlank())
                {
                    _complaints.Add(_path, Line, string.Create(
                        CultureInfo.InvariantCulture, $"expected {_reader.FieldCount} {(_reader.FieldCount == 1 ? "cell" : "cells")} as in the header, found {_reader.RowFieldCount}"));
                }
            }
        }
        catch (CsvFormatException fault)
        {
            _complaints.Add(_path, _nextLine, Explain(fault));
        }
        catch (Exception failure) when (TextFile.IsUnreadable(failure))
        {
            _complaints.Add(_path, _nextLine, TextFile.Explain(failure));
        }

        return false;
    }

    /// <summary>Whether the file has the column at all.</summary>
    public bool Has(int column) => _ordinals[column] >= 0;

    /// <summary>The cell as it stands; empty when the file lacks the column. Valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<char> Span(int column) => _ordinals[column] is >= 0 and var ordinal ? _reader.GetFieldSpan(ordinal) : default;

    /// <summary>A cell by its place in the file, for commands that copy whole rows.</summary>
    public string CellAt(int ordinal) => _reader.GetFieldSpan(ordinal).ToString();

    public bool IsEmpty(int column) => Span(column).IsWhiteSpace();

    public string Text(int column) => Span(column).ToString();

    /// <summary>A text that must not be empty.</summary>
    public bool TryText(int column, out string text)
    {
        text = Text(column);
        return text.Length > 0 || Refuse(column, "expected a text, found nothing");
    }

    public bool TryWhole(int column, out long value, long minimum = long.MinValue, long maximum = NoLimit)
    {
        if (!long.TryParse(Span(column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
        {
            return Refuse(column, "expected a whole number", Span(column));
        }

        return (value >= minimum && value <= maximum) || Refuse(column, $"expected {Range(minimum, maximum)}", Span(column));
    }

    /// <summary>A finite number.</summary>
    public bool TryNumber(int column, out double value, double minimum = double.MinValue, double maximum = double.MaxValue)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!double.TryParse(Span(column), Style, CultureInfo.InvariantCulture, out value) || !double.IsFinite(value))
        {
            return Refuse(column, "expected a number", Span(column));
        }

        return (value >= minimum && value <= maximum) || Refuse(column, $"expected {Range(minimum, maximum)}", Span(column));
    }

    public bool TryMoney(int column, out decimal value, decimal minimum = decimal.MinValue)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!decimal.TryParse(Span(column), Style, CultureInfo.InvariantCulture, out value))
        {
            return Refuse(column, "expected an amount of money", Span(column));
        }

        return value >= minimum
            || Refuse(column, string.Create(CultureInfo.InvariantCulture, $"expected {minimum} or more"), Span(column));
    }

    /// <summary>A date, or the date in the zone of a time.</summary>
    public bool TryDate(int column, out LocalDate date)
    {
        if (IsoTime.TryParseDate(Span(column), out date))
        {
            return true;
        }

        if (!IsoTime.TryParse(Span(column), _zone, out var time))
        {
            return Refuse(column, "expected a date such as 2025-04-01", Span(column));
        }

        date = time.Date;
        return true;
    }

    /// <summary>An instant: a time with offset, or a date or time in the zone.</summary>
    public bool TryInstant(int column, out Instant instant)
    {
        var read = IsoTime.TryParse(Span(column), _zone, out var time);
        instant = read ? time.ToInstant() : default;
        return read || Refuse(column, IsoTime.IsTooLate(Span(column)) ? "expected a time before the year 9000" : "expected a time such as 2025-04-01T08:30:00+08:00", Span(column));
    }

    /// <summary>Adds a complaint about a cell of this row.</summary>
    /// <returns>Always false, so that a check can end with it.</returns>
    public bool Refuse(int column, string message)
    {
        _complaints.Add(_path, Line, _names[column], message);
        return false;
    }

    /// <summary>Adds a complaint about a cell of this row, with what was found and, perhaps, what the row is about.</summary>
    /// <returns>Always false.</returns>
    public bool Refuse(int column, string message, ReadOnlySpan<char> found, string about = "")
    {
        const int Longest = 40;
        var shown = found.Length <= Longest ? found.ToString() : string.Concat(found[..Longest], "...");
        return Refuse(column, $"{message}, found '{shown}'{about}");
    }

    public void Dispose() => _reader.Dispose();

    private static CsvDataReaderOptions Options() => new()
    {
        HasHeaders = true,
        Delimiter = ',',
        Comment = NoComment,
        BufferSize = FirstBuffer,
        MaxBufferSize = LongestRow,
        OwnsReader = true,
    };

    private static CsvTable? Start(
        CsvDataReader reader, string path, string[] required, string[] optional, DateTimeZone zone, Complaints complaints)
    {
        string[] names = [.. required, .. optional];
        var ordinals = new int[names.Length];
        var complete = true;
        for (var i = 0; i < names.Length; i++)
        {
            var found = Enumerable.Range(0, reader.FieldCount).Where(at => reader.GetName(at) == names[i]).ToArray();
            ordinals[i] = found.Length > 0 ? found[0] : -1;
            if (found.Length > 1)
            {
                complaints.Add(path, 1, names[i], "the column appears twice");
                complete = false;
            }
            else if (found.Length == 0 && i < required.Length)
            {
                complaints.Add(path, 1, names[i], "the column is missing" + HintFor(names[i], reader));
                complete = false;
            }
        }

        if (complete)
        {
            return new CsvTable(reader, path, names, ordinals, zone, complaints);
        }

        reader.Dispose();
        return null;
    }

    /// <summary>What most likely went wrong with a column: another spelling, or a file with other separators, as spreadsheets of many countries write it.</summary>
    private static string HintFor(string name, CsvDataReader reader)
    {
        var header = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray();
        if (Array.Find(header, found => found.Trim().Equals(name, StringComparison.OrdinalIgnoreCase)) is { } alike)
        {
            return $"; found '{alike.Trim()}', expected it in small letters and without spaces around it";
        }

        return header is [var whole] && whole.AsSpan().IndexOfAny(';', '\t') is >= 0 and var at
            ? $"; the cells are separated by {(whole[at] == ';' ? "semicolons" : "tabs")}, expected commas"
            : string.Empty;
    }

    private static int LinesIn(ReadOnlySpan<char> raw)
    {
        var lines = raw.Count('\n');
        return lines > 0 ? lines : 1;
    }

    private static string Explain(CsvFormatException fault) => fault switch
    {
        CsvRecordTooLargeException => "the row is too long; expected at most 64 MB",
        _ => fault.Message,
    };

    private static string Range(long minimum, long maximum) =>
        string.Create(CultureInfo.InvariantCulture, $"{(maximum == NoLimit ? $"{minimum} or more" : $"{minimum} to {maximum}")}");

    private static string Range(double minimum, double maximum) => maximum >= double.MaxValue
        ? string.Create(CultureInfo.InvariantCulture, $"{minimum} or more")
        : string.Create(CultureInfo.InvariantCulture, $"{minimum} to {maximum}");

    // A row of one quoted empty cell is a row: only a line with nothing in it is blank.
    private bool IsBlank() => _reader.GetRawRecordSpan().Trim("\r\n").IsEmpty;
}
