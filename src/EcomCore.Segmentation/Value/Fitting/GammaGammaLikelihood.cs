using static MathNet.Numerics.SpecialFunctions;

namespace EcomCore.Segmentation;

/// <summary>The log-likelihood of Gamma-Gamma with its gradient by p, q and gamma.</summary>
/// <param name="purchases">Purchases per customer.</param>
/// <param name="means">Mean spend per customer.</param>
internal sealed class GammaGammaLikelihood(double[] purchases, double[] means)
{
    public double At(double[] parameters, double[] gradient)
    {
        var (p, q, gamma) = (parameters[0], parameters[1], parameters[2]);
        var (logGamma, logGammaQ, psiQ) = (Math.Log(gamma), GammaLn(q), DiGamma(q));
        double sum = 0, byP = 0, byQ = 0, byGamma = 0;
        for (var i = 0; i < means.Length; i++)
        {
            var shape = p * purchases[i];
            var total = purchases[i] * means[i];
            var all = gamma + total;
            var logAll = Math.Log(all);
            var logShare = Math.Log(total) - logAll;
            sum += GammaLn(shape + q) - GammaLn(shape) - logGammaQ + (q * (logGamma - logAll)) + (shape * logShare) - Math.Log(means[i]);

            var psiAll = DiGamma(shape + q);
            byP += purchases[i] * (psiAll - DiGamma(shape) + logShare);
            byQ += psiAll - psiQ + logGamma - logAll;
            byGamma += (q / gamma) - ((shape + q) / all);
        }

        gradient[0] = byP;
        gradient[1] = byQ;
        gradient[2] = byGamma;
        return sum;
    }
}
