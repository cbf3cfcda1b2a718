using static MathNet.Numerics.SpecialFunctions;

namespace EcomCore.Segmentation;

/// <summary>The log-likelihood of Pareto/NBD over groups of equal histories, with its gradient by r, alpha, s and beta.</summary>
internal sealed class ParetoLikelihood(HistoryGroups groups)
{
    public double At(double[] parameters, double[] gradient)
    {
        Array.Clear(gradient, 0, gradient.Length);
        return OfCounts(parameters, gradient) + OfTimes(parameters, gradient);
    }

    private double OfCounts(double[] parameters, double[] gradient)
    {
        var (r, alpha, s, beta) = (parameters[0], parameters[1], parameters[2], parameters[3]);
        var (logAlpha, logBeta, rates, psi) = (Math.Log(alpha), Math.Log(beta), GammaLn(r), DiGamma(r));
        double sum = 0;
        foreach (var (x, weight) in groups.Counts)
        {
            sum += weight * (GammaLn(r + x) - rates + (r * logAlpha) + (s * logBeta));
            gradient[0] += weight * (DiGamma(r + x) - psi + logAlpha);
            gradient[1] += weight * r / alpha;
            gradient[2] += weight * logBeta;
            gradient[3] += weight * s / beta;
        }

        return sum;
    }

    /// <summary>Per history the mean of two ways to end, alive or stopped, weighted with their probabilities.</summary>
    private double OfTimes(double[] parameters, double[] gradient)
    {
        var (r, alpha, s, beta) = (parameters[0], parameters[1], parameters[2], parameters[3]);
        double sum = 0;
        for (var i = 0; i < groups.Weights.Length; i++)
        {
            var (shape, weight, age) = (r + groups.Repeats[i], groups.Weights[i], groups.Ages[i]);
            var (logAlpha, logBeta) = (Math.Log(alpha + age), Math.Log(beta + age));
            var logAlive = -(shape * logAlpha) - (s * logBeta);
            var stop = StopIntegral.Of(shape, alpha, s, beta, groups.Last[i], age);
            var odds = stop.Log - logAlive;
            sum += weight * (logAlive + LogSpace.Softplus(odds));

            var stopped = weight * LogSpace.Logistic(odds);
            var alive = weight - stopped;
            gradient[0] -= (alive * logAlpha) + (stopped * stop.MeanLogAlpha);
            gradient[1] -= shape * ((alive / (alpha + age)) + (stopped * stop.MeanInverseAlpha));
            gradient[2] += (stopped / s) - (alive * logBeta) - (stopped * stop.MeanLogBeta);
            gradient[3] -= (alive * s / (beta + age)) + (stopped * (s + 1) * stop.MeanInverseBeta);
        }

        return sum;
    }
}
