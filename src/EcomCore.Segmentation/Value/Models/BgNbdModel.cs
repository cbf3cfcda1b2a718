namespace EcomCore.Segmentation;

/// <summary>The BG/NBD model: customers buy at random at a rate of their own and may stop after each repeat purchase. Immutable.</summary>
/// <remarks>
/// <para>
/// Rates are gamma distributed with shape r and rate alpha; the chance to stop after a purchase is beta distributed with a and b. Fader, Hardie and Lee, "Counting
/// Your Customers the Easy Way", Marketing Science 24(2), 2005: likelihood (6), distribution (8), expectation (9), conditional expectation (10).
/// </para>
/// <para>
/// A customer who never bought again counts as alive for sure, as the model has it. The hypergeometric function is taken in its transformed form
/// (1 - z)^(a - 1) F(a - 1, a + b - 1 - r; a + b + x - 1; z), whose terms stay small for any number of purchases, and as an integral where the series is slow.
/// </para>
/// </remarks>
public sealed record BgNbdModel : IPurchaseModel
{
    private readonly BetaDropout _process;

    /// <summary>Creates a model from its parameters.</summary>
    /// <param name="r">Shape of the buying rates, above 0.</param>
    /// <param name="alpha">Rate of the buying rates, a time, above 0.</param>
    /// <param name="a">First shape of the chance to stop, above 0.</param>
    /// <param name="b">Second shape of the chance to stop, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A shape is not from 1e-9 to 1e12, or alpha not from 1e-30 to 1e30.</exception>
    public BgNbdModel(double r, double alpha, double a, double b)
    {
        R = ModelLimits.Parameter(r, nameof(r));
        Alpha = ModelLimits.Scale(alpha, nameof(alpha));
        A = ModelLimits.Parameter(a, nameof(a));
        B = ModelLimits.Parameter(b, nameof(b));
        _process = new BetaDropout(r, alpha, a, b, StopsAtOnce: false);
    }

    /// <inheritdoc/>
    public string Name => "BG/NBD";

    /// <summary>Gets the shape of the buying rates.</summary>
    public double R { get; }

    /// <summary>Gets the rate of the buying rates, a time.</summary>
    public double Alpha { get; }

    /// <summary>Gets the first shape of the chance to stop.</summary>
    public double A { get; }

    /// <summary>Gets the second shape of the chance to stop.</summary>
    public double B { get; }

    /// <inheritdoc/>
    public double AliveProbability(PurchaseHistory history) => _process.AliveProbability(history);

    /// <inheritdoc/>
    public double ExpectedPurchases(PurchaseHistory history, double horizon)
    {
        ModelLimits.Horizon(horizon);
        return _process.ExpectedPurchases(history, horizon);
    }

    /// <inheritdoc/>
    public double ExpectedPurchases(double horizon)
    {
        ModelLimits.Horizon(horizon);
        return _process.ExpectedPurchases(default, horizon);
    }

    /// <inheritdoc/>
    public double PurchaseProbability(int repeats, double horizon)
    {
        ModelLimits.Count(repeats);
        ModelLimits.Horizon(horizon);
        return _process.PurchaseProbability(repeats, horizon);
    }

    /// <inheritdoc/>
    public double LogLikelihood(PurchaseHistory history) => _process.LogLikelihood(history);
}
