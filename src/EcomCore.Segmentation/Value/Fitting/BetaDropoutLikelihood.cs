using static MathNet.Numerics.SpecialFunctions;

namespace EcomCore.Segmentation;

/// <summary>The log-likelihood of BG/NBD and MBG/NBD over groups of equal histories, with its gradient by r, alpha, a and b.</summary>
/// <remarks>
/// With L = ln(alpha + T), l = ln(alpha + t_x) and D the log odds of having stopped, a history gives -(r + x) L + ln(1 + e^D) and terms of the number of repeats
/// alone; see <see cref="BetaDropout"/>.
/// </remarks>
internal sealed class BetaDropoutLikelihood(HistoryGroups groups, bool stopsAtOnce)
{
    private readonly int _first = stopsAtOnce ? 1 : 0;

    public double At(double[] parameters, double[] gradient)
    {
        Array.Clear(gradient, 0, gradient.Length);
        return OfCounts(parameters, gradient) + OfTimes(parameters, gradient);
    }

    private double OfCounts(double[] parameters, double[] gradient)
    {
        var (r, alpha, a, b) = (parameters[0], parameters[1], parameters[2], parameters[3]);
        var (logAlpha, rates, psiR) = (Math.Log(alpha), GammaLn(r), DiGamma(r));
        var (chances, psiBoth, psiB) = (GammaLn(a + b) - GammaLn(b), DiGamma(a + b), DiGamma(b));
        double sum = 0;
        foreach (var (x, weight) in groups.Counts)
        {
            var passed = b + x + _first;
            sum += weight * (GammaLn(r + x) - rates + (r * logAlpha) + chances + GammaLn(passed) - GammaLn(a + passed));

            var psiAll = DiGamma(a + passed);
            gradient[0] += weight * (DiGamma(r + x) - psiR + logAlpha);
            gradient[1] += weight * r / alpha;
            gradient[2] += weight * (psiBoth - psiAll);
            gradient[3] += weight * (psiBoth + DiGamma(passed) - psiB - psiAll);
        }

        return sum;
    }

    private double OfTimes(double[] parameters, double[] gradient)
    {
        var (r, alpha, a, b) = (parameters[0], parameters[1], parameters[2], parameters[3]);
        double sum = 0;
        for (var i = 0; i < groups.Weights.Length; i++)
        {
            var (x, weight) = (groups.Repeats[i], groups.Weights[i]);
            var shape = r + x;
            var (end, last) = (alpha + groups.Ages[i], alpha + groups.Last[i]);
            var logEnd = Math.Log(end);
            sum -= weight * shape * logEnd;
            gradient[0] -= weight * logEnd;
            gradient[1] -= weight * shape / end;
            if (x + _first == 0)
            {
                continue;
            }

            var chances = b + x + _first - 1;
            var logRatio = logEnd - Math.Log(last);
            var odds = Math.Log(a / chances) + (shape * logRatio);
            var stopped = weight * LogSpace.Logistic(odds);
            sum += weight * LogSpace.Softplus(odds);
            gradient[0] += stopped * logRatio;
            gradient[1] += stopped * shape * ((1 / end) - (1 / last));
            gradient[2] += stopped / a;
            gradient[3] -= stopped / chances;
        }

        return sum;
    }
}
