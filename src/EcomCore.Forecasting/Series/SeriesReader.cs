using System.Globalization;

namespace EcomCore.Forecasting;

/// <summary>Turns rows into values without gaps, and collects what is wrong with them.</summary>
internal sealed class SeriesReader(SeriesFrequency frequency)
{
    private const int MostFaults = 1000;
    private const long LargestIndex = 1_000_000_000;

    private readonly List<double> _values = [];
    private readonly List<SeriesFault> _faults = [];
    private readonly List<(int Row, LocalDate Date)> _dates = [];
    private bool _started;
    private bool _byIndex;
    private int _row;

    public SeriesFrequency Frequency => _byIndex ? SeriesFrequency.Index : frequency;

    public LocalDate First { get; private set; }

    public long FirstIndex { get; private set; } = 1;

    public double[] Values => [.. _values];

    public void Add(DemandRow row)
    {
        if (double.IsInfinity(row.Value))
        {
            Fault("y", "expected a finite number, found infinity");
        }

        if (Place(row) is { } step)
        {
            for (var gap = _values.Count; gap < step; gap++)
            {
                _values.Add(double.NaN);
            }

            _values.Add(row.Value);
            if (row.Date is { } date)
            {
                _dates.Add((_row, date));
            }
        }

        _row++;
    }

    public IReadOnlyList<SeriesFault> Finish()
    {
        if (_row == 0)
        {
            _faults.Add(new SeriesFault(-1, "ds", "expected at least one row"));
        }

        if (_faults.Count == 0 && RowSpacing.Fault(frequency, _dates) is { } fault)
        {
            _faults.Add(fault);
        }

        return _faults;
    }

    private int? Place(DemandRow row)
    {
        if (!_started)
        {
            return Begin(row);
        }

        if (row.Index is null == _byIndex)
        {
            return Fault("ds", _byIndex ? "expected an index as in the rows before, found a date" : "expected a date as in the rows before, found an index");
        }

        var step = _byIndex ? row.Index!.Value - FirstIndex : StepOf(row.Date!.Value);
        if (step is null)
        {
            return null;
        }

        var found = _byIndex ? row.Index!.Value.ToString(CultureInfo.InvariantCulture) : Periods.Text(row.Date!.Value);
        if (step < _values.Count)
        {
            return Fault("ds", step == _values.Count - 1
                ? $"expected a later period than the row before, found the same one again ({found})"
                : $"expected a later period than the row before, found {found}");
        }

        return step < DemandSeries.MaximumCount
            ? (int)step
            : Fault("ds", string.Format(CultureInfo.InvariantCulture, "expected at most {0} periods from the first row, found {1}", DemandSeries.MaximumCount, found));
    }

    private int? Begin(DemandRow row)
    {
        _byIndex = row.Index is not null;
        if (!_byIndex && (row.Date is null || frequency == SeriesFrequency.Index))
        {
            return Fault("ds", "expected a whole number");
        }

        if (_byIndex && Math.Abs(row.Index!.Value) > LargestIndex)
        {
            return Fault("ds", "expected an index from -1000000000 to 1000000000");
        }

        if (!_byIndex && (row.Date!.Value.Year < 1 || row.Date.Value.Year > 9000))
        {
            return Fault("ds", "expected a date from the year 1 to 9000");
        }

        _started = true;
        FirstIndex = row.Index ?? 1;
        First = _byIndex ? default : Periods.Floor(frequency, row.Date!.Value, row.Date.Value);
        return 0;
    }

    private long? StepOf(LocalDate date)
    {
        var start = Periods.Floor(frequency, date, First);
        if (frequency == SeriesFrequency.Weekly && start != date)
        {
            return Fault("ds", $"expected a whole number of weeks after {Periods.Text(First)}, found {Periods.Text(date)}");
        }

        return date < First ? -1 : Periods.Between(frequency, First, start);
    }

    private int? Fault(string field, string message)
    {
        if (_faults.Count < MostFaults)
        {
            _faults.Add(new SeriesFault(_row, field, message));
        }

        return null;
    }
}
