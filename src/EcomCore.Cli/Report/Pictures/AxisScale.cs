using System.Globalization;
using NodaTime;

namespace EcomCore.Cli.Report.Pictures;

/// <summary>Where the values of one axis stand, from 0 to 1, and its ticks.</summary>
internal sealed class AxisScale
{
    private const int RoughTicks = 5;

    private readonly AxisKind _kind;
    private readonly double _low;
    private readonly double _high;

    private AxisScale(AxisKind kind, double low, double high)
    {
        _kind = kind;
        _low = low;
        _high = high;
    }

    /// <summary>Chooses the range of an axis.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="values">All that is to be seen; values that the axis cannot show are passed over.</param>
    /// <param name="roundsUp">Whether a linear axis ends at ticks.</param>
    public static AxisScale Of(PlotAxis axis, IEnumerable<double> values, bool roundsUp)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values.Where(value => double.IsFinite(value) && (axis.Kind != AxisKind.Logarithmic || value > 0)))
        {
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        if (low > high)
        {
            (low, high) = axis.Kind == AxisKind.Logarithmic ? (1, 10) : (0, 1);
        }

        return axis.Kind switch
        {
            AxisKind.Logarithmic => new AxisScale(axis.Kind, Math.Floor(Math.Log10(low)), Math.Max(Math.Floor(Math.Log10(low)) + 1, Math.Ceiling(Math.Log10(high)))),
            AxisKind.Date => new AxisScale(axis.Kind, low, Math.Max(low + 1, high)),
            _ => Linear(axis.FromZero && low > 0 ? 0 : low, axis.FromZero && high < 0 ? 0 : high, roundsUp),
        };
    }

    /// <summary>Where a value stands; values outside the range at its ends, NaN where the axis cannot show it.</summary>
    public double Place(double value)
    {
        var length = _kind == AxisKind.Logarithmic ? Math.Log10(value) : value;
        return Math.Clamp((length - _low) / (_high - _low), 0, 1);
    }

    /// <summary>The ticks, in rising order.</summary>
    /// <param name="room">Least distance between two ticks that carry a date, as a share of the axis.</param>
    public IEnumerable<(double Place, string Label)> Ticks(double room) => _kind switch
    {
        AxisKind.Logarithmic => Decades(),
        AxisKind.Date => Dates(room),
        _ => Steps(),
    };

    private static AxisScale Linear(double low, double high, bool roundsUp)
    {
        if (!(high > low))
        {
            (low, high) = low == 0 ? (0.0, 1.0) : (Math.Min(0, 2 * low), Math.Max(0, 2 * low));
        }

        if (roundsUp)
        {
            var step = NiceStep((high - low) / RoughTicks);
            (low, high) = (step * Math.Floor(low / step), step * Math.Ceiling(high / step));
        }

        return new AxisScale(AxisKind.Linear, low, high);
    }

    // 1, 2 or 5 times a power of ten.
    private static double NiceStep(double rough)
    {
        if (!(rough > 0) || double.IsInfinity(rough))
        {
            return 1;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var factor = rough / power;
        return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    }

    private static string Short(double value) => Math.Abs(value) switch
    {
        >= 1e15 => value.ToString("0.##e+0", CultureInfo.InvariantCulture),
        >= 1e9 => (value / 1e9).ToString("0.##", CultureInfo.InvariantCulture) + "G",
        >= 1e6 => (value / 1e6).ToString("0.##", CultureInfo.InvariantCulture) + "M",
        >= 1e4 => (value / 1e3).ToString("0.##", CultureInfo.InvariantCulture) + "k",
        >= 0.01 or 0 => value.ToString("#,0.###", CultureInfo.InvariantCulture),
        _ => value.ToString("0.##e+0", CultureInfo.InvariantCulture),
    };

    private IEnumerable<(double Place, string Label)> Steps()
    {
        var step = NiceStep((_high - _low) / RoughTicks);
        var first = Math.Ceiling((_low / step) - 1e-9);
        for (var i = 0; (first + i) * step <= _high + (step * 1e-9); i++)
        {
            yield return (Place((first + i) * step), Short((first + i) * step));
        }
    }

    private IEnumerable<(double Place, string Label)> Decades()
    {
        var every = Math.Max(1, Math.Ceiling((_high - _low) / 8));
        for (var power = _low; power <= _high; power += every)
        {
            yield return ((power - _low) / (_high - _low), Short(Math.Pow(10, power)));
        }
    }

    // First days of months, quarters, years, five years and so on: the finest that fit without touching.
    private IEnumerable<(double Place, string Label)> Dates(double room)
    {
        var daysApart = room * (_high - _low);
        int[] months = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
        var every = months.FirstOrDefault(count => count * 30.4 >= daysApart, months[^1]);
        var first = PlotAxis.DateAt(_low);
        var date = every < 12 ? new LocalDate(first.Year, 1, 1) : new LocalDate(first.Year - (first.Year % (every / 12)), 1, 1);
        for (; PlotAxis.At(date) <= _high; date = date.PlusMonths(every))
        {
            if (PlotAxis.At(date) >= _low)
            {
                yield return (Place(PlotAxis.At(date)), every < 12
                    ? string.Create(CultureInfo.InvariantCulture, $"{date.Year}-{date.Month:00}")
                    : date.Year.ToString(CultureInfo.InvariantCulture));
            }
        }
    }
}
