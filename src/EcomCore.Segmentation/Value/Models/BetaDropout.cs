using static MathNet.Numerics.SpecialFunctions;

namespace EcomCore.Segmentation;

/// <summary>The purchase process that BG/NBD and MBG/NBD share: gamma rates, and a beta chance to stop after each purchase.</summary>
/// <remarks>
/// The models differ in one thing: in MBG/NBD the first purchase is such a chance too. With k = 1 there and 0 in BG/NBD, a customer who is alive has passed x + k
/// chances, so the chance to stop is then beta distributed with a and b + x + k.
/// </remarks>
internal sealed record BetaDropout(double R, double Alpha, double A, double B, bool StopsAtOnce)
{
    private int FirstChances => StopsAtOnce ? 1 : 0;

    public double LogLikelihood(PurchaseHistory history)
    {
        var x = history.Repeats;
        var passed = B + x + FirstChances;
        var rates = GammaLn(R + x) - GammaLn(R) + (R * Math.Log(Alpha)) - ((R + x) * Math.Log(Alpha + history.Age));
        var chances = GammaLn(A + B) - GammaLn(B) + GammaLn(passed) - GammaLn(A + passed);
        return rates + chances + LogSpace.Softplus(LogOddsOfStopped(history));
    }

    public double AliveProbability(PurchaseHistory history) => LogSpace.Logistic(-LogOddsOfStopped(history));

    public double ExpectedPurchases(PurchaseHistory history, double horizon)
    {
        var alive = BetaMixture.PurchasesWhileAlive(
            R + history.Repeats, Alpha + history.Age, A, B + history.Repeats + FirstChances, horizon);

        // Of a newcomer the chance to have stopped at once is that of the beta distribution, which the odds give for age 0.
        return alive * AliveProbability(history);
    }

    public double PurchaseProbability(int repeats, double horizon)
    {
        var still = Math.Exp(LogSpace.BetaLn(A, B + repeats + FirstChances) - LogSpace.BetaLn(A, B));
        var probability = still * NegativeBinomial.Exactly(repeats, R, Alpha, horizon);
        if (repeats > 0 || StopsAtOnce)
        {
            var stopped = Math.Exp(LogSpace.BetaLn(A + 1, B + repeats + FirstChances - 1) - LogSpace.BetaLn(A, B));
            probability += stopped * NegativeBinomial.AtLeast(repeats, R, Alpha, horizon);
        }

        return Math.Min(1, probability);
    }

    /// <summary>ln of: the customer stopped at the last purchase, against: is alive and happened not to buy since.</summary>
    private double LogOddsOfStopped(PurchaseHistory history)
    {
        var chances = B + history.Repeats + FirstChances - 1;
        return history.Repeats == 0 && !StopsAtOnce
            ? double.NegativeInfinity
            : Math.Log(A / chances) + ((R + history.Repeats) * LogSpace.LogRatio(Alpha, history.LastPurchase, history.Age));
    }
}
