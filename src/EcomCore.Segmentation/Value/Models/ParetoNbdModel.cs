using static MathNet.Numerics.SpecialFunctions;

namespace EcomCore.Segmentation;

/// <summary>The Pareto/NBD model: customers buy at random at a rate of their own until they stop, at any moment. Immutable.</summary>
/// <remarks>
/// <para>
/// Buying rates are gamma distributed with shape r and rate alpha, stopping rates with shape s and rate beta. Schmittlein, Morrison and Colombo, "Counting Your
/// Customers", Management Science 33(1), 1987; Fader and Hardie, "A Note on Deriving the Pareto/NBD Model", 2005.
/// </para>
/// <para>
/// The difference of two hypergeometric functions in the likelihood is the integral of s (alpha + u)^-(r + x) (beta + u)^-(s + 1) from the last purchase to the end.
/// It is computed as that integral, relative to its highest point: no cancellation, and no overflow however long the history.
/// </para>
/// </remarks>
public sealed record ParetoNbdModel : IPurchaseModel
{
    /// <summary>Creates a model from its parameters.</summary>
    /// <param name="r">Shape of the buying rates, above 0.</param>
    /// <param name="alpha">Rate of the buying rates, a time, above 0.</param>
    /// <param name="s">Shape of the stopping rates, above 0.</param>
    /// <param name="beta">Rate of the stopping rates, a time, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A shape is not from 1e-9 to 1e12, or alpha or beta not from 1e-30 to 1e30.</exception>
    public ParetoNbdModel(double r, double alpha, double s, double beta)
    {
        R = ModelLimits.Parameter(r, nameof(r));
        Alpha = ModelLimits.Scale(alpha, nameof(alpha));
        S = ModelLimits.Parameter(s, nameof(s));
        Beta = ModelLimits.Scale(beta, nameof(beta));
    }

    /// <inheritdoc/>
    public string Name => "Pareto/NBD";

    /// <summary>Gets the shape of the buying rates.</summary>
    public double R { get; }

    /// <summary>Gets the rate of the buying rates, a time.</summary>
    public double Alpha { get; }

    /// <summary>Gets the shape of the stopping rates.</summary>
    public double S { get; }

    /// <summary>Gets the rate of the stopping rates, a time.</summary>
    public double Beta { get; }

    /// <inheritdoc/>
    public double AliveProbability(PurchaseHistory history) => LogSpace.Logistic(-LogOddsOfStopped(history));

    /// <inheritdoc/>
    public double ExpectedPurchases(PurchaseHistory history, double horizon)
    {
        ModelLimits.Horizon(horizon);
        var rate = (R + history.Repeats) / (Alpha + history.Age);
        return AliveProbability(history) * rate * TimeUntilStop(Beta + history.Age, horizon);
    }

    /// <inheritdoc/>
    public double ExpectedPurchases(double horizon) => ExpectedPurchases(default(PurchaseHistory), horizon);

    /// <inheritdoc/>
    public double PurchaseProbability(int repeats, double horizon)
    {
        ModelLimits.Count(repeats);
        ModelLimits.Horizon(horizon);
        var still = NegativeBinomial.Exactly(repeats, R, Alpha, horizon) * Math.Exp(S * LogSpace.LogRatio(Beta, horizon, 0));
        return Math.Min(1, still + StoppedProbability(repeats, horizon));
    }

    /// <inheritdoc/>
    public double LogLikelihood(PurchaseHistory history)
    {
        var x = history.Repeats;
        return GammaLn(R + x) - GammaLn(R) + (R * Math.Log(Alpha)) + (S * Math.Log(Beta))
            - ((R + x) * Math.Log(Alpha + history.Age)) - (S * Math.Log(Beta + history.Age))
            + LogSpace.Softplus(LogOddsOfStopped(history));
    }

    /// <summary>ln of: the customer stopped between the last purchase and the end, against: is alive.</summary>
    private double LogOddsOfStopped(PurchaseHistory history)
    {
        var alive = -((R + history.Repeats) * Math.Log(Alpha + history.Age)) - (S * Math.Log(Beta + history.Age));
        var stopped = StopIntegral.Of(R + history.Repeats, Alpha, S, Beta, history.LastPurchase, history.Age);
        return stopped.Log - alive;
    }

    /// <summary>Expected time alive within a horizon: scale / (s - 1) (1 - (scale / (scale + t))^(s - 1)), smooth where s is 1.</summary>
    private double TimeUntilStop(double scale, double horizon)
    {
        var log = LogSpace.Log1P(horizon / scale);
        return scale * log * LogSpace.OneMinusExpOver((S - 1) * log);
    }

    /// <summary>The integral over the moment u of stopping, of the probability to have bought so often until u.</summary>
    private double StoppedProbability(int repeats, double horizon)
    {
        const int MostPanels = 2000;

        // In y = ln(1 + u / m) every factor changes over lengths of 1 / its power or more.
        var unit = Math.Min(Alpha, Beta);
        var length = LogSpace.Log1P(horizon / unit);
        var panels = (int)Math.Min(MostPanels, Math.Ceiling(length * (2 + R + S)));
        double sum = 0;
        for (var i = 0; i < panels; i++)
        {
            sum += GaussLegendre.Integrate(length * i / panels, length * (i + 1) / panels, StoppingAt);
        }

        return sum;

        double StoppingAt(double y)
        {
            var u = Math.Min(horizon, unit * LogSpace.ExpM1(y));
            var density = S * Math.Exp(S * LogSpace.LogRatio(Beta, u, 0)) / (Beta + u);
            return density * (unit + u) * NegativeBinomial.Exactly(repeats, R, Alpha, u);
        }
    }
}
