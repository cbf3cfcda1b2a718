using System.Globalization;

namespace EcomCore.Forecasting;

/// <summary>What will sell: a mean and a distribution for every coming period, the model behind it, and why that model.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class Forecast
{
    private readonly DemandSeries _series;
    private readonly IForecastError _error;
    private readonly double[] _factors;
    private readonly double[] _means;
    private readonly double[] _levels;
    private readonly bool _nonNegative;

    internal Forecast(FittedModel model, double[] means, IForecastError error, double[] factors, double[] levels, bool nonNegative, IReadOnlyList<string> notes)
    {
        _series = model.Series;
        _error = error;
        _factors = factors;
        _levels = levels;
        _nonNegative = nonNegative;
        Model = model.Name;
        Reason = model.Reason;
        Notes = notes;
        Degrees = model.Statistics.Degrees;
        _means = new double[means.Length];
        for (var h = 0; h < means.Length; h++)
        {
            _means[h] = Clip(means[h] * factors[h]);
        }
    }

    private Forecast(Forecast original, IForecastError error, string note)
    {
        (_series, _error, _levels, _nonNegative) = (original._series, error, original._levels, original._nonNegative);
        (_means, _factors, Degrees) = (original._means, original._factors, original.Degrees);
        (Model, Reason) = (original.Model, original.Reason);
        Notes = [.. original.Notes, note];
    }

    private Forecast(Forecast original, double[] uplift)
    {
        (_series, _error, _levels, _nonNegative) = (original._series, original._error, original._levels, original._nonNegative);
        (Model, Reason) = (original.Model, original.Reason);
        Degrees = original.Degrees;
        Notes = [.. original.Notes, string.Format(CultureInfo.InvariantCulture, "Multiplied with an uplift of {0:F2} in the first period and {1:F2} in the last.", uplift[0], uplift[^1])];
        _means = [.. original._means.Select((mean, h) => mean * uplift[h])];
        _factors = [.. original._factors.Select((factor, h) => factor * uplift[h])];
    }

    /// <summary>A forecast that no fitted model made, for the periods after a series.</summary>
    internal Forecast(DemandSeries series, string model, string reason, double[] means, IForecastError error, double[] levels, IReadOnlyList<string> notes)
    {
        (_series, _error, _levels, _nonNegative, _means) = (series, error, levels, true, means);
        (Model, Reason, Notes) = (model, reason, notes);
        _factors = [.. Enumerable.Repeat(1.0, means.Length)];
    }

    private Forecast(Forecast original, double[] means, double stretch, bool nonNegative, string method)
    {
        _series = original._series;
        _error = original._error;
        _factors = [.. original._factors.Select(factor => factor * stretch)];
        _levels = original._levels;
        _nonNegative = nonNegative;
        Model = $"{original.Model} + {method}";
        Reason = original.Reason;
        Degrees = original.Degrees;
        Notes = original.Notes;
        _means = [.. means.Select(Clip)];
    }

    /// <summary>Gets the name of the series.</summary>
    public string Name => _series.Name;

    /// <summary>Gets the length of a period.</summary>
    public SeriesFrequency Frequency => _series.Frequency;

    /// <summary>Gets the number of steps.</summary>
    public int Horizon => _means.Length;

    /// <summary>Gets the expected demand of each step, in units.</summary>
    public IReadOnlyList<double> Mean => Array.AsReadOnly(_means);

    /// <summary>Gets the levels asked for, in percent, in that order.</summary>
    public IReadOnlyList<double> Levels => Array.AsReadOnly(_levels);

    /// <summary>Gets the model that was used, such as <c>ETS(M,A,M)</c>.</summary>
    public string Model { get; }

    /// <summary>Gets why this model was used.</summary>
    public string Reason { get; }

    /// <summary>Gets what a reader should know, such as an event that the data never showed; empty when there is nothing.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The first day of a step's period.</summary>
    /// <param name="step">Step from 0.</param>
    /// <returns>The day, inclusive.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is outside the forecast.</exception>
    /// <exception cref="InvalidOperationException">The series has no dates.</exception>
    public LocalDate PeriodStart(int step)
    {
        Guard.Between(step, 0, Horizon - 1);
        return _series.PeriodStart(_series.Count + step);
    }

    /// <summary>The first day after a step's period.</summary>
    /// <param name="step">Step from 0.</param>
    /// <returns>The day, exclusive.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is outside the forecast.</exception>
    /// <exception cref="InvalidOperationException">The series has no dates.</exception>
    public LocalDate PeriodEnd(int step)
    {
        Guard.Between(step, 0, Horizon - 1);
        return _series.PeriodStart(_series.Count + step + 1);
    }

    /// <summary>The number of a step's period.</summary>
    /// <param name="step">Step from 0.</param>
    /// <returns>The index that continues the series' own.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is outside the forecast.</exception>
    public long PeriodIndex(int step)
    {
        Guard.Between(step, 0, Horizon - 1);
        return _series.FirstIndex + _series.Count + step;
    }

    /// <summary>The demand of a step that is not exceeded with a given probability.</summary>
    /// <param name="step">Step from 0.</param>
    /// <param name="probability">Above 0 and below 1.</param>
    /// <returns>Units.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public double Quantile(int step, double probability)
    {
        Guard.Between(step, 0, Horizon - 1);
        CheckProbability(probability);
        return QuantileOf(step, probability);
    }

    /// <summary>The stock for one step that costs least: the newsvendor's quantile.</summary>
    /// <param name="step">Step from 0.</param>
    /// <param name="underageCost">Cost of one unit too few, above 0: the margin lost.</param>
    /// <param name="overageCost">Cost of one unit too many, above 0: purchase price less what it still brings.</param>
    /// <returns>Units: the quantile at underage / (underage + overage).</returns>
    /// <remarks>Arrow, Harris and Marschak (1951). Of the step's own distribution; for several steps together see <see cref="ForecastSum.NewsvendorQuantity"/>.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public double NewsvendorQuantity(int step, double underageCost, double overageCost) => Quantile(step, CriticalRatio(underageCost, overageCost));

    /// <summary>A central interval of a step.</summary>
    /// <param name="step">Step from 0.</param>
    /// <param name="level">Percent, above 0 and below 100; need not be one of <see cref="Levels"/>.</param>
    /// <returns>The interval.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public ForecastInterval Interval(int step, double level)
    {
        Guard.Between(step, 0, Horizon - 1);
        CheckLevel(level);
        return new ForecastInterval(level, QuantileOf(step, 0.5 - (level / 200)), QuantileOf(step, 0.5 + (level / 200)));
    }

    /// <summary>The distribution of demand over some steps together.</summary>
    /// <param name="first">First step, from 0.</param>
    /// <param name="count">How many steps; 0 gives 0.</param>
    /// <returns>Mean, standard deviation and quantiles of the sum.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The steps are not all in the forecast.</exception>
    public ForecastSum SumOver(int first, int count)
    {
        Guard.Between(first, 0, Horizon);
        Guard.Between(count, 0, Horizon - first);
        var shares = new double[Horizon];
        shares.AsSpan(first, count).Fill(1);
        return Sum(shares);
    }

    /// <summary>The distribution of demand from one day to another; a period that is only partly inside counts by its days.</summary>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="toExclusive">End, exclusive.</param>
    /// <returns>The sum over the days that the forecast covers; 0 when it covers none.</returns>
    /// <exception cref="InvalidOperationException">The series has no dates.</exception>
    public ForecastSum SumBetween(LocalDate from, LocalDate toExclusive)
    {
        var shares = new double[Horizon];
        for (var h = 0; h < Horizon; h++)
        {
            var (start, end) = (PeriodStart(h), PeriodEnd(h));
            var inside = Periods.DaysBetween(LocalDate.Max(start, from), LocalDate.Min(end, toExclusive));
            shares[h] = Math.Max(inside, 0) / (double)Periods.DaysBetween(start, end);
        }

        return Sum(shares);
    }

    /// <summary>The same forecast multiplied step by step with what the model cannot know, such as <see cref="SurgeReport.Uplift"/>.</summary>
    /// <param name="factors">At least one finite factor above 0 per step; more are ignored. 1 changes nothing.</param>
    /// <returns>A new forecast; means, quantiles and standard deviations are multiplied alike, and a note says so.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="factors"/> is null.</exception>
    /// <exception cref="ArgumentException">There are too few factors, or one is out of range.</exception>
    public Forecast WithUplift(IReadOnlyList<double> factors)
    {
        Guard.NotNull(factors);
        double[] uplift = [.. factors.Take(Horizon)];
        var wrong = Array.FindIndex(uplift, factor => !(factor > 0) || double.IsInfinity(factor));
        return wrong < 0 && uplift.Length == Horizon
            ? new Forecast(this, uplift)
            : throw new ArgumentException(
                wrong < 0
                    ? FormattableString.Invariant($"Expected {Horizon} factors, one per step, found {uplift.Length}.")
                    : FormattableString.Invariant($"Expected finite factors above 0, found {uplift[wrong]} in step {wrong}."),
                nameof(factors));
    }

    /// <summary>Describes the forecast.</summary>
    /// <returns>Name, model and horizon.</returns>
    public override string ToString() =>
        string.Format(CultureInfo.InvariantCulture, "{0} {1}, {2} steps", Name, Model, Horizon).TrimStart();

    /// <summary>Half the width of the interval of one standard deviation of a step, in units; not cut at 0.</summary>
    internal double Spread(int step) => _factors[step] * ConformalError.SpreadOf(_error, step);

    /// <summary>Standard deviation of a step, in units; not cut at 0.</summary>
    internal double DeviationAt(int step) => _factors[step] * _error.StandardDeviationAt(step);

    /// <summary>Degrees of freedom with which the model's variance is known.</summary>
    internal double Degrees { get; } = double.PositiveInfinity;

    /// <summary>What calendar and uplift multiply a step with.</summary>
    internal double Factor(int step) => _factors[step];

    internal Forecast WithError(Func<IForecastError, IForecastError> change, string note) => new(this, change(_error), note);

    internal bool IsNonNegative => _nonNegative;

    internal bool HasPeriodsOf(Forecast other) => Horizon == other.Horizon && Frequency == other.Frequency
        && (Frequency == SeriesFrequency.Index ? PeriodIndex(0) == other.PeriodIndex(0) : PeriodStart(0) == other.PeriodStart(0));

    /// <summary>The same forecast with other means, and errors multiplied by a factor.</summary>
    internal Forecast Reconciled(double[] means, double stretch, bool nonNegative, string method) => new(this, means, stretch, nonNegative, method);

    /// <summary>A series of one missing value that ends where the forecast begins.</summary>
    internal DemandSeries SeriesBefore(string name) => _series.TakeLast(1).Replaced([double.NaN], keepStockOuts: false).Named(name);

    /// <summary>Draws one possible future.</summary>
    internal void Sample(SeededNormal normal, Span<double> path)
    {
        _error.Sample(normal, path);
        for (var h = 0; h < path.Length; h++)
        {
            path[h] = Clip(_means[h] + (_factors[h] * path[h]));
        }
    }

    internal static void CheckProbability(double probability)
    {
        if (!(probability > 0) || !(probability < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "Expected a number above 0 and below 1.");
        }
    }

    internal static double CriticalRatio(double underageCost, double overageCost)
    {
        Guard.FiniteAtLeast(underageCost, double.Epsilon);
        Guard.FiniteAtLeast(overageCost, double.Epsilon);
        return 1 / (1 + (overageCost / underageCost)) is var ratio && ratio > 0 && ratio < 1
            ? ratio
            : throw new ArgumentOutOfRangeException(nameof(underageCost), underageCost, FormattableString.Invariant($"Expected a cost that can be compared with {overageCost}."));
    }

    internal static void CheckLevel(double level)
    {
        if (!(level > 0) || !(level < 100))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "Expected percent above 0 and below 100.");
        }
    }

    private ForecastSum Sum(double[] shares)
    {
        var mean = 0.0;
        for (var h = 0; h < Horizon; h++)
        {
            mean += shares[h] * _means[h];
            shares[h] *= _factors[h];
        }

        return new ForecastSum(mean, _error.Summed(shares), _nonNegative);
    }

    private double QuantileOf(int step, double probability) =>
        Clip(_means[step] + (_factors[step] * _error.Deviation(step, probability)));

    private double Clip(double value) => _nonNegative ? Math.Max(value, 0) : value;
}
