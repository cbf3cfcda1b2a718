using System.Globalization;

namespace EcomCore.Budgeting;

/// <summary>What a channel returns for what is spent on it in one period: response as a function of spend, 0 at 0 and never falling.</summary>
/// <remarks>
/// <para>
/// Immutable; safe to share between threads. Two curves are equal when kind and parameters are. Spend is in the budget's currency; response in
/// whatever <see cref="Scale"/> counts (revenue, orders). Every value is computed so that neither a huge nor a tiny argument overflows or
/// cancels on the way to a result that a double can hold.
/// </para>
/// <para>
/// Sources: Hill (1910) for the saturation curve as used in media-mix models (Jin et al., Google 2017, section 2.2); Little, "Aggregate
/// advertising models" (Operations Research 27, 1979) for the log, power and exponential forms.
/// </para>
/// </remarks>
public abstract class ResponseCurve : IEquatable<ResponseCurve>
{
    /// <summary>The largest scale.</summary>
    public const double MaxScale = 1e100;

    /// <summary>The smallest half-saturation; the largest is its inverse.</summary>
    public const double MinHalfSaturation = 1e-100;

    /// <summary>The smallest shape.</summary>
    public const double MinShape = 0.01;

    /// <summary>The largest shape of a Hill curve: practically a step.</summary>
    public const double MaxHillShape = 100;

    /// <summary>The most points of a piecewise curve, and the most curves of a sum.</summary>
    public const int MaxPoints = 10_000;

    /// <summary>The largest shape of a power curve.</summary>
    public const double MaxPowerShape = 8;

    private protected ResponseCurve(ResponseCurveKind kind, double scale, double halfSaturation, double shape)
    {
        Guard.Between(scale, 0, MaxScale);
        Guard.Between(halfSaturation, MinHalfSaturation, 1 / MinHalfSaturation);
        Guard.Between(shape, MinShape, kind == ResponseCurveKind.Power ? MaxPowerShape : MaxHillShape);

        Kind = kind;
        Scale = scale;
        HalfSaturation = halfSaturation;
        Shape = shape;
    }

    /// <summary>Gets the kind.</summary>
    public ResponseCurveKind Kind { get; }

    /// <summary>Gets the scale, in units of response: the ceiling of <c>Hill</c> and <c>Exponential</c>, the slope of <c>Linear</c>.</summary>
    public double Scale { get; }

    /// <summary>
    /// Gets the spend that sets the pace: half the ceiling is reached there (<c>Hill</c>), or 63 % of it (<c>Exponential</c>); 1 where the kind has none.
    /// </summary>
    public double HalfSaturation { get; }

    /// <summary>Gets the exponent of <c>Hill</c> and <c>Power</c>; 1 where the kind has none.</summary>
    public double Shape { get; }

    /// <summary>Gets a value indicating whether every further unit of spend brings at most as much as the one before.</summary>
    public bool IsConcave => ConcaveFrom == 0;

    /// <summary>
    /// Gets the spend at which the marginal response is highest: 0 for a concave curve, positive infinity where returns grow without end.
    /// </summary>
    public abstract double Inflection { get; }

    /// <summary>Gets a value indicating whether the marginal response is the same everywhere.</summary>
    internal virtual bool IsStraight => false;

    /// <summary>Gets the spend from which on returns diminish to the end.</summary>
    internal virtual double ConcaveFrom => Inflection;

    /// <summary>Gets a value indicating whether the curve is a polygon, whose corners are <see cref="Corners"/>.</summary>
    internal virtual bool HasCorners => false;

    /// <summary>Gets the spends at which the slope jumps, rising.</summary>
    internal virtual IReadOnlyList<double> Corners => [];

    /// <summary>Creates scale * x.</summary>
    /// <param name="scale">Response per unit of spend; 0 to <see cref="MaxScale"/>.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range or NaN.</exception>
    public static ResponseCurve Linear(double scale) => new PowerCurve(ResponseCurveKind.Linear, scale, 1);

    /// <summary>Creates scale * ln(1 + x / halfSaturation).</summary>
    /// <param name="scale">Response; 0 to <see cref="MaxScale"/>.</param>
    /// <param name="halfSaturation">Spend; <see cref="MinHalfSaturation"/> to its inverse.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range or NaN.</exception>
    public static ResponseCurve Log(double scale, double halfSaturation) => new LogCurve(scale, halfSaturation);

    /// <summary>Creates scale * x^shape. Below shape 1 returns diminish, above they grow without end.</summary>
    /// <param name="scale">Response at spend 1; 0 to <see cref="MaxScale"/>.</param>
    /// <param name="shape">Elasticity; <see cref="MinShape"/> to <see cref="MaxPowerShape"/>.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range or NaN.</exception>
    public static ResponseCurve Power(double scale, double shape) => new PowerCurve(ResponseCurveKind.Power, scale, shape);

    /// <summary>Creates scale * (1 - exp(-x / halfSaturation)).</summary>
    /// <param name="scale">Response at full saturation; 0 to <see cref="MaxScale"/>.</param>
    /// <param name="halfSaturation">Spend; <see cref="MinHalfSaturation"/> to its inverse.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range or NaN.</exception>
    public static ResponseCurve Exponential(double scale, double halfSaturation) => new ExponentialCurve(scale, halfSaturation);

    /// <summary>Creates scale * x^shape / (x^shape + halfSaturation^shape). Above shape 1 it is S-shaped: small spends are wasted.</summary>
    /// <param name="scale">Response at full saturation; 0 to <see cref="MaxScale"/>.</param>
    /// <param name="halfSaturation">Spend at which half of the scale is reached; <see cref="MinHalfSaturation"/> to its inverse.</param>
    /// <param name="shape">Steepness; <see cref="MinShape"/> to <see cref="MaxHillShape"/>.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range or NaN.</exception>
    public static ResponseCurve Hill(double scale, double halfSaturation, double shape) => new HillCurve(scale, halfSaturation, shape);

    /// <summary>
    /// Creates scale * (1 - e^(-x / halfSaturation)) / (1 + e^(-x / halfSaturation)), which is scale * tanh(x / (2 * halfSaturation)): a ceiling, reached
    /// evenly, nearly straight at first.
    /// </summary>
    /// <param name="scale">Response at full saturation; 0 to <see cref="MaxScale"/>.</param>
    /// <param name="halfSaturation">Spend at which 46 % of the scale is reached; <see cref="MinHalfSaturation"/> to its inverse.</param>
    /// <returns>The curve.</returns>
    /// <remarks>The "logistic saturation" of PyMC-Marketing, with halfSaturation = 1 / lambda.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range or NaN.</exception>
    public static ResponseCurve Logistic(double scale, double halfSaturation) => new LogisticCurve(scale, halfSaturation);

    /// <summary>Creates a curve of straight pieces between points, flat beyond the last.</summary>
    /// <param name="points">
    /// 1 to <see cref="MaxPoints"/> points with rising spends above 0 and responses that never fall; the point (0, 0) is added.
    /// </param>
    /// <returns>The curve. It may bend either way, as measured responses do.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="points"/> is null.</exception>
    /// <exception cref="ArgumentException">There are no points or too many, spends do not rise, or a response falls.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, NaN, or above <see cref="MaxScale"/>.</exception>
    public static ResponseCurve Piecewise(IReadOnlyList<CurvePoint> points) => new PiecewiseCurve(PiecewiseCurve.Checked(points));

    /// <summary>Creates the sum of concave curves of the same spend, each with a factor: the mean over draws of uncertain parameters, for example.</summary>
    /// <param name="curves">1 to <see cref="MaxPoints"/> curves, all concave.</param>
    /// <param name="factor">What the sum is multiplied by, above 0 and at most 1e6; 1 / count makes it the mean.</param>
    /// <returns>The curve, exact; its cost grows with the number of curves.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="curves"/> is null.</exception>
    /// <exception cref="ArgumentException">There are no curves or too many, one is null, or one is not concave.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="factor"/> is out of range or NaN.</exception>
    public static ResponseCurve Sum(IReadOnlyList<ResponseCurve> curves, double factor = 1) => new SumCurve(SumCurve.Checked(curves), factor);

    /// <summary>Gives the response to a spend.</summary>
    /// <param name="spend">Spend; 0 or more, positive infinity included.</param>
    /// <returns>The response: 0 at 0, the ceiling or infinity at infinity.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="spend"/> is negative or NaN.</exception>
    public double Response(double spend) => ResponseAt(Checked(spend));

    /// <summary>Gives the response that one more unit of spend brings, per unit: the derivative.</summary>
    /// <param name="spend">Spend; 0 or more, positive infinity included.</param>
    /// <returns>The slope, 0 or more; positive infinity at 0 where the curve starts vertically (<c>Power</c> and <c>Hill</c> below shape 1).</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="spend"/> is negative or NaN.</exception>
    public double Marginal(double spend) => Checked(spend) == 0 ? MarginalAtZero : Math.Exp(LogMarginalAt(spend));

    /// <summary>Finds how far spending pays: the largest spend whose marginal response is still at least the one asked for.</summary>
    /// <param name="marginal">Response per unit of spend; 0 or more.</param>
    /// <returns>
    /// The spend; 0 when no spend returns that much, positive infinity when every larger spend does. For an S-shaped curve it lies beyond
    /// <see cref="Inflection"/>.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="marginal"/> is negative or NaN.</exception>
    public double SpendAtMarginal(double marginal)
    {
        Guard.Between(marginal, 0, double.PositiveInfinity);
        return marginal == 0 ? double.PositiveInfinity : SpendAtLogMarginal(Math.Log(marginal), out _);
    }

    /// <summary>Compares kind and parameters.</summary>
    /// <param name="other">Another curve, or null.</param>
    /// <returns>Whether both give the same response everywhere by the same formula.</returns>
    public bool Equals(ResponseCurve? other) =>
        other is not null && Kind == other.Kind && Scale.Equals(other.Scale) && HalfSaturation.Equals(other.HalfSaturation) && Shape.Equals(other.Shape)
        && HasSameParts(other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ResponseCurve);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Scale, HalfSaturation, Shape);

    /// <summary>Writes kind and parameters, the same on every machine.</summary>
    /// <returns>Such as <c>Hill(scale 900000, half-saturation 40000, shape 1.4)</c>.</returns>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture, "{0}(scale {1}, half-saturation {2}, shape {3})", Kind, Scale, HalfSaturation, Shape);

    /// <summary>The curve whose response at x is this one's at factor * x.</summary>
    internal abstract ResponseCurve WithSpendTimes(double factor);

    /// <summary>The curve whose response is factor times this one's.</summary>
    internal abstract ResponseCurve WithScaleTimes(double factor);

    /// <summary>Compares what the three parameters do not say; the other is of the same kind.</summary>
    private protected virtual bool HasSameParts(ResponseCurve other) => true;

    /// <summary>The response; the spend is not negative.</summary>
    internal abstract double ResponseAt(double spend);

    /// <summary>The natural logarithm of the marginal response, which neither overflows nor underflows; the spend is above 0.</summary>
    internal abstract double LogMarginalAt(double spend);

    /// <summary>
    /// The spend beyond the inflection whose log marginal response is given, and how fast it moves with that logarithm (0 or less); 0 where no
    /// spend returns that much.
    /// </summary>
    internal abstract double SpendAtLogMarginal(double logMarginal, out double slope);

    /// <summary>The same, with a guess of the spend that may save time; the answer differs by rounding at most.</summary>
    internal virtual double SpendAtLogMarginal(double logMarginal, double guess, out double slope) => SpendAtLogMarginal(logMarginal, out slope);

    private protected abstract double MarginalAtZero { get; }

    private static double Checked(double spend)
    {
        Guard.Between(spend, 0, double.PositiveInfinity);
        return spend;
    }
}
