namespace EcomCore.Segmentation;

/// <summary>The modified BG/NBD model: as <see cref="BgNbdModel"/>, but customers may already stop after their first purchase. Immutable.</summary>
/// <remarks>
/// Batislam, Denizel and Filiztekin, "Empirical validation and comparison of models for customer base analysis", International Journal of Research in Marketing 24,
/// 2007; Hoppe and Wagner, Marketing - Journal of Research and Management 3(2), 2007. So a customer who never bought again becomes less likely to be alive with time.
/// </remarks>
public sealed record MbgNbdModel : IPurchaseModel
{
    private readonly BetaDropout _process;

    /// <summary>Creates a model from its parameters.</summary>
    /// <param name="r">Shape of the buying rates, above 0.</param>
    /// <param name="alpha">Rate of the buying rates, a time, above 0.</param>
    /// <param name="a">First shape of the chance to stop, above 0.</param>
    /// <param name="b">Second shape of the chance to stop, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A shape is not from 1e-9 to 1e12, or alpha not from 1e-30 to 1e30.</exception>
    public MbgNbdModel(double r, double alpha, double a, double b)
    {
        R = ModelLimits.Parameter(r, nameof(r));
        Alpha = ModelLimits.Scale(alpha, nameof(alpha));
        A = ModelLimits.Parameter(a, nameof(a));
        B = ModelLimits.Parameter(b, nameof(b));
        _process = new BetaDropout(r, alpha, a, b, StopsAtOnce: true);
    }

    /// <inheritdoc/>
    public string Name => "MBG/NBD";

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
