using System.Globalization;

namespace EcomCore.Forecasting;

/// <summary>Something known in the past and in the future that moves demand: a price, a promotion, a temperature.</summary>
public sealed class Regressor
{
    private readonly double[] _values;

    /// <summary>Creates a regressor.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">One value per period from the series' first, and on through every period to be forecast; copied.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A value is NaN or infinite; the message names its place.</exception>
    public Regressor(string name, IEnumerable<double> values)
    {
        Guard.NotNull(name);
        Guard.NotNull(values);
        Name = name;
        _values = [.. values];
        var wrong = Array.FindIndex(_values, value => double.IsNaN(value) || double.IsInfinity(value));
        if (wrong >= 0)
        {
            throw new ArgumentException(
                string.Format(CultureInfo.InvariantCulture, "Regressor '{0}', row {1}: expected a finite number; found {2}.", name, wrong, _values[wrong]), nameof(values));
        }
    }

    /// <summary>The days of an event in every period of a series and of its forecast.</summary>
    /// <param name="item">The event.</param>
    /// <param name="phase">Which part of its window.</param>
    /// <param name="series">A series with dates.</param>
    /// <param name="horizon">Periods to be forecast, 0 to 2,000.</param>
    /// <returns><see cref="RetailEvent.Days"/> of every period: over periods that cover an occurrence they sum to the length of the phase.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="horizon"/> is out of range.</exception>
    /// <exception cref="InvalidOperationException">The series has no dates.</exception>
    public static Regressor OfEvent(RetailEvent item, EventPhase phase, DemandSeries series, int horizon)
    {
        Guard.NotNull(item);
        Guard.NotNull(series);
        Guard.Between(horizon, 0, FittedModel.MaximumHorizon);
        return new Regressor(item.Name, Enumerable.Range(0, series.Count + horizon).Select(step => item.Days(series.PeriodStart(step), series.PeriodStart(step + 1), phase)));
    }

    /// <summary>The share of a period's days on which a promotion runs.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="series">A series with dates.</param>
    /// <param name="horizon">Periods to be forecast, 0 to 2,000.</param>
    /// <param name="days">First day and length in days of each run of the promotion, past and coming; runs that overlap count their days once.</param>
    /// <returns>Shares from 0 to 1.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range; a run has 1 to 3,660 days.</exception>
    /// <exception cref="InvalidOperationException">The series has no dates.</exception>
    public static Regressor Promotion(string name, DemandSeries series, int horizon, params IEnumerable<(LocalDate First, int Days)> days)
    {
        Guard.NotNull(series);
        Guard.NotNull(days);
        Guard.Between(horizon, 0, FittedModel.MaximumHorizon);
        var on = new HashSet<LocalDate>();
        foreach (var (first, length) in days)
        {
            Guard.Between(length, 1, 3660, nameof(days));
            on.UnionWith(Enumerable.Range(0, length).Select(day => first.PlusDays(day)));
        }

        return new Regressor(name, Enumerable.Range(0, series.Count + horizon).Select(step =>
        {
            var start = series.PeriodStart(step);
            var length = Periods.DaysBetween(start, series.PeriodStart(step + 1));
            return Enumerable.Range(0, length).Count(day => on.Contains(start.PlusDays(day))) / (double)length;
        }));
    }

    /// <summary>The logarithm of a price: its effect in <see cref="Forecaster.Fit(DemandSeries, RetailCalendar, IReadOnlyList{Regressor})"/> is the price elasticity.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="prices">One price above 0 per period from the series' first, and on through every period to be forecast.</param>
    /// <returns>Logarithms.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A price is not above 0 or not a number; the message names its place.</exception>
    public static Regressor LogPrice(string name, IEnumerable<double> prices)
    {
        Guard.NotNull(prices);
        double[] all = [.. prices];
        var wrong = Array.FindIndex(all, price => !(price > 0));
        return wrong < 0
            ? new Regressor(name, all.Select(price => Math.Log(price)))
            : throw new ArgumentException(string.Format(CultureInfo.InvariantCulture, "Regressor '{0}', row {1}: expected a price above 0; found {2}.", name, wrong, all[wrong]), nameof(prices));
    }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the values, from the series' first period on.</summary>
    public IReadOnlyList<double> Values => Array.AsReadOnly(_values);

    /// <summary>The value of a period.</summary>
    internal double At(int t) => t >= 0 && t < _values.Length
        ? _values[t]
        : throw new ArgumentException(string.Format(
            CultureInfo.InvariantCulture, "Regressor '{0}' has {1} values, but the series and its forecast need at least {2}.", Name, _values.Length, t + 1));
}
