using MathNet.Numerics.Distributions;

namespace EcomCore.Forecasting;

/// <summary>Errors at a new level, which may go again.</summary>
/// <remarks>
/// A level that moved once in n periods moves with a chance of 1/n a period between the new level and the old one, so after h steps it is the old one with the chance p(h) = (1 - (1 - 2/n)^h)/2. The distribution of a step is the mixture: with 1 - p(h) the errors of the model, multiplied
/// with the level, and what is not known of the level; with p(h) those of the model around the old level. Errors are counted from the forecast at the new level, so their mean is not 0 but p(h) of the way back.
/// </remarks>
/// <param name="inner">The errors at the old level.</param>
/// <param name="factor">What they are multiplied with at the new one.</param>
/// <param name="start">Standard deviation of the new level, by step.</param>
/// <param name="back">What takes the forecast of each step back to the old level.</param>
/// <param name="periods">Periods in which it moved once.</param>
internal sealed class ShiftedError(IForecastError inner, double factor, double[] start, double[] back, int periods) : IForecastError
{
    private const int Halvings = 60;

    // As far as the shape of the model's errors is followed; a normal distribution has 3 in 1,000 beyond.
    private const double MostScore = 3;

    private readonly double _stays = 1 - (2.0 / periods);

    public double StandardDeviation(ReadOnlySpan<double> weights)
    {
        // Of two steps the later one is at the old level, if the first is, with (1 + stays^distance)/2.
        var (known, gone, total, later, fading, squares) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        var largest = Largest();
        for (var h = weights.Length - 1; h >= 0; h--)
        {
            var way = weights[h] * (back[h] / largest);
            squares += Gone(h) * way * (way + later + fading);
            (later, fading) = (later + way, _stays * (fading + way));
            known += weights[h] * start[h];
            gone += Math.Abs(weights[h]) * Gone(h);
            total += Math.Abs(weights[h]);
        }

        var share = total > 0 ? gone / total : 0;
        return Together(Together(Math.Sqrt(((1 - share) * factor * factor) + share) * inner.StandardDeviation(weights), Math.Sqrt(1 - share) * known), largest * Math.Sqrt(Math.Max(0, squares)));
    }

    public double StandardDeviationAt(int step)
    {
        var (gone, (here, there)) = (Gone(step), Spreads(step));
        return Together(Together(Math.Sqrt(1 - gone) * here, Math.Sqrt(gone) * there), Math.Sqrt(gone) * back[step]);
    }

    public double Deviation(int step, double probability)
    {
        var (gone, (here, there)) = (Gone(step), Spreads(step));
        if (!(here > 0))
        {
            return (back[step] < 0 ? probability < gone : probability > 1 - gone) ? back[step] : 0;
        }

        var score = Solve(step, probability, gone, here, there) / here;
        var near = Math.Max(-MostScore, Math.Min(MostScore, score));
        return Own(step, near) + ((score - near) * here);
    }

    public IForecastError Summed(double[] weights) => new SummedError(this, weights, this);

    public void Sample(SeededNormal normal, Span<double> errors, bool isKnown = false)
    {
        inner.Sample(normal, errors, isKnown);
        var (level, isBack) = (normal.Next(), false);
        for (var h = 0; h < errors.Length; h++)
        {
            isBack ^= normal.NextUniform() < 1.0 / periods;
            errors[h] = isBack ? back[h] + errors[h] : (factor * errors[h]) + (start[h] * level);
        }
    }

    /// <summary>The chance that the level is the old one at a step.</summary>
    private double Gone(int step) => (1 - Math.Pow(_stays, step + 1)) / 2;

    private (double Here, double There) Spreads(int step)
    {
        var own = inner.StandardDeviationAt(step);
        return (Together(factor * own, start[step]), own);
    }

    /// <summary>The quantile of the mixture of two normal distributions, which lies between theirs.</summary>
    private double Solve(int step, double probability, double gone, double here, double there)
    {
        var score = Normal.InvCDF(0, 1, probability);
        var (low, high) = (Math.Min(score * here, back[step] + (score * there)), Math.Max(score * here, back[step] + (score * there)));
        var width = high - low;
        for (var k = 0; k < Halvings && high - low > 1e-9 * width; k++)
        {
            var middle = low + ((high - low) / 2);
            var below = ((1 - gone) * Normal.CDF(0, 1, middle / here)) + (gone * Below(middle - back[step], there));
            (low, high) = below < probability ? (middle, high) : (low, middle);
        }

        return low + ((high - low) / 2);
    }

    private static double Below(double distance, double spread) => spread > 0 ? Normal.CDF(0, 1, distance / spread) : distance < 0 ? 0 : 1;

    /// <summary>The model's error of a normal score, and what is not known of the level.</summary>
    private double Own(int step, double score)
    {
        var own = factor * inner.Deviation(step, Normal.CDF(0, 1, score));
        var added = score * start[step];

        // Near the middle a skewed distribution may lie on the other side of its mean, and in the middle, or where the level is known, nothing is added.
        return added != 0 && own * added >= 0 ? Math.Sign(score) * Together(own, added) : own + added;
    }

    private double Largest() => back.Select(Math.Abs).Where(way => way > 0).DefaultIfEmpty(1).Max();

    /// <summary>The root of the sum of two squares, neither of which need be a number.</summary>
    private static double Together(double a, double b)
    {
        var (large, small) = (Math.Max(Math.Abs(a), Math.Abs(b)), Math.Min(Math.Abs(a), Math.Abs(b)));
        return large > 0 ? large * Math.Sqrt(1 + (small / large * (small / large))) : large;
    }
}
