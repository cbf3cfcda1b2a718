using MathNet.Numerics.Distributions;

namespace EcomCore.Forecasting;

/// <summary>Another distribution after a new level: multiplied with the level, wider by what is not known of the level, and by the chance that it moves again.</summary>
/// <remarks>
/// A level that moved once in n periods moves again with a chance of 1/n per period, by as much, up or down: after h steps with the variance (1 - (1 - 1/n)^h) d², d the size of the move. Independent of the other errors, and taken as normal.
/// </remarks>
/// <param name="inner">The errors at the old level.</param>
/// <param name="factor">What they are multiplied with.</param>
/// <param name="start">Standard deviation of the new level.</param>
/// <param name="move">Size of the move.</param>
/// <param name="periods">Periods in which it came once.</param>
internal sealed class ShiftedError(IForecastError inner, double factor, double start, double move, int periods) : IForecastError
{
    public double StandardDeviation(ReadOnlySpan<double> weights)
    {
        // What moves at a step stays for all later ones.
        var (rest, squares) = (0.0, 0.0);
        for (var h = weights.Length - 1; h >= 0; h--)
        {
            rest += weights[h];
            squares += Chance(h) * rest * rest;
        }

        return Together(Together(factor * inner.StandardDeviation(weights), start * rest), move * Math.Sqrt(squares));
    }

    public double StandardDeviationAt(int step) => Together(factor * inner.StandardDeviationAt(step), Added(step));

    public double Deviation(int step, double probability)
    {
        var score = Normal.InvCDF(0, 1, probability);
        var own = factor * inner.Deviation(step, probability);
        var added = score * Added(step);

        // Near the middle a skewed distribution may lie on the other side of its mean, and in the middle nothing is added.
        return score != 0 && own * added >= 0 ? Math.Sign(score) * Together(own, added) : own + added;
    }

    public void Sample(SeededNormal normal, Span<double> errors)
    {
        inner.Sample(normal, errors);
        var level = start * normal.Next();
        for (var h = 0; h < errors.Length; h++)
        {
            level += move * Math.Sqrt(Chance(h)) * normal.Next();
            errors[h] = (factor * errors[h]) + level;
        }
    }

    /// <summary>The chance that the first move comes at a step.</summary>
    private double Chance(int step) => Math.Pow(1 - (1.0 / periods), step) / periods;

    private double Added(int step) => Together(start, move * Math.Sqrt(1 - Math.Pow(1 - (1.0 / periods), step + 1)));

    /// <summary>The root of the sum of two squares, neither of which need be a number.</summary>
    private static double Together(double a, double b)
    {
        var (large, small) = (Math.Max(Math.Abs(a), Math.Abs(b)), Math.Min(Math.Abs(a), Math.Abs(b)));
        return large > 0 ? large * Math.Sqrt(1 + (small / large * (small / large))) : large;
    }
}
