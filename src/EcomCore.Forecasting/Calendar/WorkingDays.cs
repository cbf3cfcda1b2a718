using System.Globalization;

namespace EcomCore.Forecasting;

/// <summary>Which days are worked, by official data of some years: holidays off, and weekend days worked in exchange.</summary>
/// <remarks>Such swaps are decreed every year (in China by the State Council each autumn). Only years that the caller gives are known; of others nothing is guessed.
/// Immutable and safe to share between threads.</remarks>
public sealed class WorkingDays
{
    private readonly HashSet<int> _years;
    private readonly HashSet<LocalDate> _off;
    private readonly HashSet<LocalDate> _swapped;

    private WorkingDays(HashSet<int> years, HashSet<LocalDate> off, HashSet<LocalDate> swapped) => (_years, _off, _swapped) = (years, off, swapped);

    /// <summary>Gets the years that are known, rising.</summary>
    public IReadOnlyList<int> Years => [.. _years.OrderBy(year => year)];

    /// <summary>Takes the official data of some years.</summary>
    /// <param name="years">The years for which the data are complete.</param>
    /// <param name="daysOff">Days off beside Saturdays and Sundays.</param>
    /// <param name="workedWeekends">Saturdays and Sundays that are worked.</param>
    /// <returns>The calendar.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A day lies in none of the years, is both off and worked, or a worked weekend day is no Saturday or Sunday; the message names it.</exception>
    public static WorkingDays Of(IEnumerable<int> years, IEnumerable<LocalDate> daysOff, IEnumerable<LocalDate> workedWeekends)
    {
        Guard.NotNull(years);
        Guard.NotNull(daysOff);
        Guard.NotNull(workedWeekends);
        var known = new HashSet<int>(years);
        var off = new HashSet<LocalDate>(daysOff);
        var swapped = new HashSet<LocalDate>(workedWeekends);
        foreach (var day in off.Concat(swapped).OrderBy(day => day))
        {
            Check(known.Contains(day.Year), day, "a day of the given years", nameof(years));
            Check(!off.Contains(day) || !swapped.Contains(day), day, "a day that is either off or worked", nameof(workedWeekends));
        }

        foreach (var day in swapped)
        {
            Check(IsWeekend(day), day, "a Saturday or Sunday", nameof(workedWeekends));
        }

        return new WorkingDays(known, off, swapped);
    }

    /// <summary>Whether a day is worked.</summary>
    /// <param name="day">The day.</param>
    /// <returns>Null when nothing is known of its year.</returns>
    public bool? IsWorked(LocalDate day) => _years.Contains(day.Year) ? _swapped.Contains(day) || (!IsWeekend(day) && !_off.Contains(day)) : null;

    /// <summary>How many days of a span are worked.</summary>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="toExclusive">End, exclusive.</param>
    /// <returns>Null when nothing is known of the year of one of the days; 0 for an empty span.</returns>
    public int? Count(LocalDate from, LocalDate toExclusive)
    {
        var count = 0;
        for (var day = from; day < toExclusive; day = day.PlusDays(1))
        {
            if (IsWorked(day) is not { } worked)
            {
                return null;
            }

            count += worked ? 1 : 0;
        }

        return count;
    }

    /// <summary>The working days of every period of a series and of its forecast.</summary>
    /// <param name="name">Name of the regressor.</param>
    /// <param name="series">A series with dates.</param>
    /// <param name="horizon">Periods to be forecast, 0 to 2,000.</param>
    /// <returns>Whole numbers; for daily series 1 on a day worked, else 0.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A period lies in a year that is not known; the message names it.</exception>
    /// <exception cref="InvalidOperationException">The series has no dates.</exception>
    public Regressor Regressor(string name, DemandSeries series, int horizon)
    {
        Guard.NotNull(series);
        Guard.Between(horizon, 0, FittedModel.MaximumHorizon);
        return new Regressor(name, Enumerable.Range(0, series.Count + horizon).Select(step =>
        {
            var (start, end) = (series.PeriodStart(step), series.PeriodStart(step + 1));
            return (double)(Count(start, end) ?? throw new ArgumentException(
                string.Format(CultureInfo.InvariantCulture, "Nothing is known of the working days of all of {0} to {1}; known years: {2}.", start.Year, end.PlusDays(-1).Year, string.Join(", ", Years)),
                nameof(horizon)));
        }));
    }

    private static bool IsWeekend(LocalDate day) => day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;

    private static void Check(bool isRight, LocalDate day, string expected, string name)
    {
        if (!isRight)
        {
            throw new ArgumentException($"Expected {expected}; found {Periods.Text(day)}.", name);
        }
    }
}
