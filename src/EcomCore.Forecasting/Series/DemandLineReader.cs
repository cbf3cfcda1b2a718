using System.Globalization;

namespace EcomCore.Forecasting;

/// <summary>Adds order lines up by cell and period, and collects what is wrong with them.</summary>
internal sealed class DemandLineReader(SeriesFrequency frequency, LocalDate? from, LocalDate? toExclusive)
{
    private const int MostFaults = 1000;

    // A Monday.
    private static readonly LocalDate Monday = new(2000, 1, 3);

    private readonly Dictionary<(string, string, string), DemandCell> _places = [];
    private readonly List<DemandCell> _cells = [];
    private readonly List<SeriesFault> _faults = [];
    private int _row;

    /// <summary>Gets the first day of period 0.</summary>
    public LocalDate Anchor { get; } = from is { } day ? Periods.Floor(frequency, day, day) : Periods.Floor(frequency, Monday, Monday);

    /// <summary>Gets the number of the first period that is not over.</summary>
    public int End { get; private set; }

    public IReadOnlyList<DemandCell> Cells => _cells;

    public long Outside { get; private set; }

    public void Add(in DemandLine line)
    {
        if (IsGood(line))
        {
            var start = Periods.Floor(frequency, line.CountsOn, Anchor);
            if ((from is { } first && start < first) || (toExclusive is { } end && NextAfter(start) > end))
            {
                Outside++;
            }
            else
            {
                CellOf(line).Add(Periods.Between(frequency, Anchor, start), line.Quantity);
            }
        }

        _row++;
    }

    public IReadOnlyList<SeriesFault> Finish()
    {
        if (_faults.Count > 0)
        {
            return _faults;
        }

        if (_cells.Count == 0)
        {
            return [new SeriesFault(-1, "date", "expected at least one line in a whole period of the span")];
        }

        var last = _cells.Max(cell => cell.LastPeriod);
        End = toExclusive is { } end ? Math.Max(last + 1, Periods.Between(frequency, Anchor, Periods.Floor(frequency, end, Anchor))) : last + 1;
        var length = End - (long)_cells.Min(cell => cell.FirstPeriod);
        return length <= DemandSeries.MaximumCount
            ? []
            : [new SeriesFault(-1, "date", string.Format(CultureInfo.InvariantCulture, "expected at most {0} periods from the first line to the last, found {1}", DemandSeries.MaximumCount, length))];
    }

    private bool IsGood(in DemandLine line)
    {
        var before = _faults.Count;
        if (string.IsNullOrEmpty(line.Sku))
        {
            Fault("sku", "expected at least one character");
        }

        if (double.IsNaN(line.Quantity) || double.IsInfinity(line.Quantity))
        {
            Fault("quantity", string.Format(CultureInfo.InvariantCulture, "expected a finite number, found {0}", line.Quantity));
        }

        if (line.Date.Year is < 2 or > 9000)
        {
            Fault("date", "expected a date from the year 2 to 9000");
        }

        if (line.SoldOn is { } sold && (sold > line.Date || sold.Year < 2))
        {
            Fault("sold_on", $"expected a day on or before the return of {Periods.Text(line.Date)}, found {Periods.Text(sold)}");
        }

        return _faults.Count == before && before < MostFaults;
    }

    private LocalDate NextAfter(LocalDate start) => Periods.Start(frequency, start, 1);

    private DemandCell CellOf(in DemandLine line)
    {
        var key = (line.Sku, line.Category ?? string.Empty, line.Channel ?? string.Empty);
        if (!_places.TryGetValue(key, out var cell))
        {
            cell = new DemandCell(key.Sku, key.Item2, key.Item3);
            _places.Add(key, cell);
            _cells.Add(cell);
        }

        return cell;
    }

    private void Fault(string field, string message)
    {
        if (_faults.Count < MostFaults)
        {
            _faults.Add(new SeriesFault(_row, field, message));
        }
    }
}
