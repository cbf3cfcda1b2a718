namespace EcomCore.Budgeting;

/// <summary>How advertising works on after it was paid (adstock): the part of a period's spend that works in that period and in each later one.</summary>
/// <remarks>
/// Immutable; two are equal when their weights are. Broadbent, "One way TV advertisements work" (1979), for the geometric form; Weibull forms as in
/// Robyn (Meta 2022) and PyMC-Marketing.
/// </remarks>
public sealed class CarryOver : IEquatable<CarryOver>
{
    /// <summary>The most periods that spend can work in.</summary>
    public const int MaxPeriods = 1_000;

    private readonly double[] _weights;

    private CarryOver(double[] weights, double? retention)
    {
        _weights = weights;
        Retention = retention;
    }

    /// <summary>Gets spend that works in its own period only.</summary>
    public static CarryOver None { get; } = new([1], 0);

    /// <summary>Gets the weights: that of the period itself first; each 0 or more.</summary>
    public IReadOnlyList<double> Weights => _weights;

    /// <summary>Gets the part that stays from one period to the next for an endless geometric decay; null for every other form.</summary>
    public double? Retention { get; }

    /// <summary>Gets the sum of the weights: how often one unit of spend works in all. 1 / (1 - retention) for an endless geometric decay.</summary>
    public double Total => Retention is { } part ? 1 / (1 - part) : _weights.Sum();

    /// <summary>Spend of which a fixed part stays from period to period, without end: 1, r, r^2, ...</summary>
    /// <param name="retention">The part that stays, 0 to 0.99.</param>
    /// <returns>The carry-over. Its <see cref="Weights"/> end where they fall below 1e-12.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="retention"/> is out of range or NaN.</exception>
    public static CarryOver Geometric(double retention)
    {
        Guard.Between(retention, 0, 0.99);
        var length = retention == 0 ? 1 : Math.Min(MaxPeriods, 1 + (int)Math.Ceiling(Math.Log(1e-12) / Math.Log(retention)));
        return new CarryOver(Powers(retention, length), retention);
    }

    /// <summary>The same for a limited number of periods.</summary>
    /// <param name="retention">The part that stays, 0 to 1.</param>
    /// <param name="periods">In how many periods spend works, its own included; 1 to <see cref="MaxPeriods"/>.</param>
    /// <returns>The carry-over.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range or NaN.</exception>
    public static CarryOver Geometric(double retention, int periods)
    {
        Guard.Between(retention, 0, 1);
        Guard.Between(periods, 1, MaxPeriods);
        return new CarryOver(Powers(retention, periods), null);
    }

    /// <summary>
    /// What survives of a Weibull life: the weight of period n is the product of 1 - F(k) for k = 1 to n, with F(k) = 1 - exp(-(k / scale)^shape). Unlike the
    /// geometric decay, its speed changes with age.
    /// </summary>
    /// <param name="shape">0.01 to 100; below 1 the decay slows down with age, above it speeds up.</param>
    /// <param name="scale">Age in periods by which 63 % are gone; above 0, at most 1e6.</param>
    /// <param name="periods">In how many periods spend works, its own included; 1 to <see cref="MaxPeriods"/>.</param>
    /// <returns>The carry-over; its first weight is 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range or NaN.</exception>
    public static CarryOver WeibullSurvival(double shape, double scale, int periods)
    {
        CheckWeibull(shape, scale, periods);
        var weights = new double[periods];
        var left = 1.0;
        for (var n = 0; n < periods; n++)
        {
            left *= n == 0 ? 1 : Math.Exp(-Math.Pow(n / scale, shape));
            weights[n] = left;
        }

        return new CarryOver(weights, null);
    }

    /// <summary>
    /// The Weibull density at 1, 2, 3, ..., stretched from 0 for its least to 1 for its largest: spend whose effect builds up first and peaks later.
    /// </summary>
    /// <param name="shape">0.01 to 100; above 1 there is a peak after the first period.</param>
    /// <param name="scale">In periods; above 0, at most 1e6.</param>
    /// <param name="periods">In how many periods spend works, its own included; 1 to <see cref="MaxPeriods"/>.</param>
    /// <returns>The carry-over; its largest weight is 1. Where all weights are equal they are 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range or NaN.</exception>
    public static CarryOver WeibullDensity(double shape, double scale, int periods)
    {
        CheckWeibull(shape, scale, periods);
        var weights = Enumerable.Range(1, periods)
            .Select(n => shape / scale * Math.Pow(n / scale, shape - 1) * Math.Exp(-Math.Pow(n / scale, shape))).ToArray();
        var (least, most) = (weights.Min(), weights.Max());
        return new CarryOver([.. weights.Select(weight => most > least ? (weight - least) / (most - least) : 1)], null);
    }

    /// <summary>Weights of one's own.</summary>
    /// <param name="weights">1 to <see cref="MaxPeriods"/> weights of 0 to 1e6, that of the period itself first; at least one above 0.</param>
    /// <returns>The carry-over.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="weights"/> is null.</exception>
    /// <exception cref="ArgumentException">All weights are 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight, or their number, is out of range.</exception>
    public static CarryOver Of(IReadOnlyList<double> weights)
    {
        Guard.NotNull(weights);
        Guard.Between(weights.Count, 1, MaxPeriods, nameof(weights));
        foreach (var weight in weights)
        {
            Guard.Between(weight, 0, 1e6, nameof(weights));
        }

        return weights.Any(weight => weight > 0)
            ? new CarryOver([.. weights], null)
            : throw new ArgumentException("Expected at least one weight above 0.", nameof(weights));
    }

    /// <summary>Divides the weights by their sum, so that one unit of spend works once in all, only spread over time.</summary>
    /// <returns>The carry-over with weights that add up to 1.</returns>
    public CarryOver Normalized()
    {
        var sum = _weights.Sum();
        return new CarryOver([.. _weights.Select(weight => weight / sum)], null);
    }

    /// <summary>Gives the spend that works in each period: its own and what is left of those before.</summary>
    /// <param name="spends">One spend per period, in order; any finite numbers.</param>
    /// <returns>As many numbers. O(n) for an endless geometric decay, O(n * weights) otherwise.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="spends"/> is null.</exception>
    public double[] Apply(IReadOnlyList<double> spends)
    {
        Guard.NotNull(spends);
        var working = new double[spends.Count];
        for (var t = 0; t < working.Length; t++)
        {
            if (Retention is { } part)
            {
                working[t] = spends[t] + (t == 0 ? 0 : part * working[t - 1]);
                continue;
            }

            for (var age = 0; age <= t && age < _weights.Length; age++)
            {
                working[t] += _weights[age] * spends[t - age];
            }
        }

        return working;
    }

    /// <summary>Gives the response to a steady spend: the same amount in each of some periods, counted until its effect has ended or longer.</summary>
    /// <param name="curve">Response of one period to the spend that works in it; concave.</param>
    /// <param name="periods">In how many periods the amount is spent; 1 to <see cref="MaxPeriods"/>.</param>
    /// <param name="after">In how many further periods the response counts; 0 to <see cref="MaxPeriods"/>.</param>
    /// <returns>A curve from the amount per period to the response of all periods together.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="curve"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="curve"/> is not concave.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of periods is out of range.</exception>
    public ResponseCurve SteadyResponse(ResponseCurve curve, int periods, int after)
    {
        Guard.NotNull(curve);
        Guard.Between(periods, 1, MaxPeriods);
        Guard.Between(after, 0, MaxPeriods);
        var spends = Enumerable.Range(0, periods + after).Select(t => t < periods ? 1.0 : 0.0).ToArray();
        return ResponseCurve.Sum([.. Apply(spends).Where(factor => factor > 0).Select(curve.WithSpendTimes)]);
    }

    /// <summary>Compares the weights.</summary>
    /// <param name="other">Another carry-over, or null.</param>
    /// <returns>Whether both have the same weights.</returns>
    public bool Equals(CarryOver? other) => other is not null && Retention.Equals(other.Retention) && _weights.SequenceEqual(other._weights);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CarryOver);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_weights.Length, _weights[0], _weights[_weights.Length - 1]);

    private static double[] Powers(double retention, int length)
    {
        var weights = new double[length];
        for (var n = 0; n < length; n++)
        {
            weights[n] = n == 0 ? 1 : weights[n - 1] * retention;
        }

        return weights;
    }

    private static void CheckWeibull(double shape, double scale, int periods)
    {
        Guard.Between(shape, 0.01, 100);
        Guard.Between(scale, double.Epsilon, 1e6);
        Guard.Between(periods, 1, MaxPeriods);
    }
}
