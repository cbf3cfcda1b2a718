using static MathNet.Numerics.SpecialFunctions;

namespace EcomCore.Segmentation;

/// <summary>The Gamma-Gamma model of what customers spend per purchase, independent of how often they buy. Immutable.</summary>
/// <remarks>
/// Spends of a customer are gamma distributed with shape p and a rate of the customer's own; rates are gamma distributed with shape q and rate gamma. Fader and Hardie,
/// "The Gamma-Gamma Model of Monetary Value", note 025, 2013: likelihood (1a), conditional mean (5).
/// </remarks>
public sealed record GammaGammaModel
{
    /// <summary>Creates a model from its parameters.</summary>
    /// <param name="p">Shape of a customer's spends, above 0.</param>
    /// <param name="q">Shape of the customers' rates, above 0.</param>
    /// <param name="gamma">Rate of the customers' rates, money, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A shape is not from 1e-9 to 1e12, or gamma not from 1e-30 to 1e30.</exception>
    public GammaGammaModel(double p, double q, double gamma)
    {
        P = ModelLimits.Parameter(p, nameof(p));
        Q = ModelLimits.Parameter(q, nameof(q));
        Gamma = ModelLimits.Scale(gamma, nameof(gamma));
    }

    /// <summary>Gets the shape of a customer's spends.</summary>
    public double P { get; }

    /// <summary>Gets the shape of the customers' rates.</summary>
    public double Q { get; }

    /// <summary>Gets the rate of the customers' rates, money.</summary>
    public double Gamma { get; }

    /// <summary>Gets the mean spend of a customer of whom nothing is known: p gamma / (q - 1).</summary>
    /// <value>Positive infinity when q is 1 or less: the distribution has no mean.</value>
    public double MeanSpend => Q > 1 ? P * Gamma / (Q - 1) : double.PositiveInfinity;

    /// <summary>Tells what a customer is expected to spend per purchase: a mean of the customer's own spend and everybody's.</summary>
    /// <param name="spend">What the customer spent so far; the default value for a customer of whom nothing is known.</param>
    /// <returns>p (gamma + x z) / (p x + q - 1) for x purchases of mean z; positive infinity where p x + q is 1 or less.</returns>
    public double ExpectedSpend(SpendHistory spend)
    {
        var shape = (P * spend.Purchases) + Q - 1;
        return shape > 0 ? P * (Gamma + (spend.Purchases * spend.Mean)) / shape : double.PositiveInfinity;
    }

    /// <summary>The logarithm of the likelihood of a customer's mean spend.</summary>
    /// <param name="spend">The customer.</param>
    /// <returns>A finite number; 0 for a customer of whom nothing is known.</returns>
    public double LogLikelihood(SpendHistory spend)
    {
        if (spend.Purchases == 0)
        {
            return 0;
        }

        var shape = P * spend.Purchases;
        var total = spend.Purchases * spend.Mean;
        return GammaLn(shape + Q) - GammaLn(shape) - GammaLn(Q) + (Q * (Math.Log(Gamma) - Math.Log(Gamma + total)))
            + (shape * (Math.Log(total) - Math.Log(Gamma + total))) - Math.Log(spend.Mean);
    }
}
