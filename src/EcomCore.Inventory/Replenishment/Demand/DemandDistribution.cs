namespace EcomCore.Inventory;

/// <summary>What demand may turn out to be: its chances, its quantiles, and what is short or left over at a stock level. Immutable.</summary>
/// <remarks>
/// Built by the factories: <see cref="Normal"/>, <see cref="LogNormal"/>, <see cref="Gamma"/>, <see cref="Exponential"/>, <see cref="Uniform"/>,
/// <see cref="Poisson"/>, <see cref="NegativeBinomial"/>, <see cref="NegativeBinomialOf"/>, <see cref="Discrete"/> and <see cref="Empirical"/>.
/// Loss functions as in Snyder and Shen, Fundamentals of Supply Chain Theory (2nd ed., 2019), appendix C. Special functions and
/// normal quantiles from MathNet.Numerics. Safe to share between threads.
/// </remarks>
public abstract class DemandDistribution
{
    private protected DemandDistribution()
    {
    }

    /// <summary>Gets the mean, units.</summary>
    public abstract double Mean { get; }

    /// <summary>Gets the standard deviation, units.</summary>
    public abstract double StdDev { get; }

    /// <summary>Gets a value indicating whether demand is always a whole number of units.</summary>
    public abstract bool IsWhole { get; }

    /// <summary>Demand that scatters evenly around its mean. Its lower tail reaches below zero: with a mean below three standard deviations take another.</summary>
    /// <param name="mean">Units; finite. May be negative (an adjustment).</param>
    /// <param name="stdDev">Units; finite, above 0.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static DemandDistribution Normal(double mean, double stdDev) => new NormalDemand(mean, stdDev);

    /// <summary>Demand whose logarithm is Normal: never negative, skewed to the right.</summary>
    /// <param name="logMean">Mean of the logarithm; finite.</param>
    /// <param name="logStdDev">Standard deviation of the logarithm; finite, above 0.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range, or the mean or standard deviation is not finite.</exception>
    public static DemandDistribution LogNormal(double logMean, double logStdDev) => new LogNormalDemand(logMean, logStdDev);

    /// <summary>Demand that is never negative, with any skew: mean shape * scale, variance shape * scale².</summary>
    /// <param name="shape">0.001 to 1e8.</param>
    /// <param name="scale">Units; finite, above 0.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static DemandDistribution Gamma(double shape, double scale) => new GammaDemand(shape, scale);

    /// <summary>Demand with an exponential distribution: Gamma with shape 1.</summary>
    /// <param name="mean">Units; finite, above 0.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The mean is outside its range.</exception>
    public static DemandDistribution Exponential(double mean)
    {
        Guard.Positive(mean);
        return new GammaDemand(1, mean, nameof(mean));
    }

    /// <summary>Demand anywhere between two ends, all equally likely.</summary>
    /// <param name="low">Units; finite.</param>
    /// <param name="high">Units; finite, above <paramref name="low"/>.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static DemandDistribution Uniform(double low, double high) => new UniformDemand(low, high);

    /// <summary>Many customers who each buy one unit independently of the others.</summary>
    /// <param name="mean">Units; above 0, at most 1e9.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The mean is outside its range.</exception>
    public static DemandDistribution Poisson(double mean) => new PoissonDemand(mean);

    /// <summary>Whole units with a variance above the mean, as most slow movers have.</summary>
    /// <param name="mean">Units; above 0, at most 1e9.</param>
    /// <param name="stdDev">Units; its square above the mean and at most 1e18, and at most 1e150 times the mean. For an equal one take <see cref="Poisson"/>.</param>
    /// <returns>The distribution: r = mean² / (variance - mean), p = mean / variance. Where the variance is above the mean by less than a billionth of it, Poisson.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static DemandDistribution NegativeBinomial(double mean, double stdDev)
    {
        Guard.Between(mean, double.Epsilon, NegativeBinomialDemand.MaxMean);
        Guard.Between(stdDev, Math.Sqrt(mean), NegativeBinomialDemand.MaxMean);
        var variance = stdDev * stdDev;
        return variance > mean
            ? NegativeBinomialDemand.OfMean(mean, stdDev)
            : throw new ArgumentOutOfRangeException(
                nameof(stdDev), stdDev, FormattableString.Invariant($"Expected a variance above the mean {mean}; found {variance}."));
    }

    /// <summary>The number of failures before the r-th success; with r = 1 the geometric distribution from 0.</summary>
    /// <param name="successes">r; at least 1e-300, need not be whole.</param>
    /// <param name="probability">p, the chance of a success; above 0 and below 1.</param>
    /// <returns>The distribution, with mean r * (1 - p) / p.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range, or the mean is above 1e9.</exception>
    public static DemandDistribution NegativeBinomialOf(double successes, double probability) =>
        NegativeBinomialDemand.OfSuccesses(successes, probability);

    /// <summary>Demand with a chance for each amount.</summary>
    /// <param name="amounts">Units; finite, each once, in any order; at least one, at most 10,000,000.</param>
    /// <param name="chances">As many as amounts; 0 or more; their sum within 1e-6 of 1. They are scaled to add up to 1.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The lengths differ, an amount appears twice, or a number is outside its range; the message names it.</exception>
    public static DemandDistribution Discrete(IReadOnlyList<double> amounts, IReadOnlyList<double> chances) =>
        DiscreteDemand.Of(amounts, chances);

    /// <summary>Demand as it was: each observation is equally likely to come again.</summary>
    /// <param name="observations">Units per period; finite; at least one, at most 10,000,000.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="observations"/> is null.</exception>
    /// <exception cref="ArgumentException">There are none or too many, or one is not finite; the message names it.</exception>
    public static DemandDistribution Empirical(IEnumerable<double> observations) => DiscreteDemand.Of(observations);

    /// <summary>The chance that demand is at most an amount.</summary>
    /// <param name="amount">Units; the infinities are allowed.</param>
    /// <returns>0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="amount"/> is NaN.</exception>
    public double Cdf(double amount)
    {
        Guard.Between(amount, double.NegativeInfinity, double.PositiveInfinity);
        return double.IsInfinity(amount) ? (amount > 0 ? 1 : 0) : Below(amount);
    }

    /// <summary>The smallest amount that demand stays within with a given chance.</summary>
    /// <param name="chance">Above 0 and below 1.</param>
    /// <returns>Units: the smallest x with Cdf(x) at least <paramref name="chance"/> (of a list of chances, to 14 digits).</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="chance"/> is outside its range, or the result does not fit a double.</exception>
    public double Quantile(double chance)
    {
        Guard.Chance(chance);
        return Computed.Fits(Inverse(chance), chance);
    }

    /// <summary>The units short on average when so much is in stock: E[max(demand - level, 0)], the loss function n(x).</summary>
    /// <param name="level">Units in stock; finite.</param>
    /// <returns>Units, 0 or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not finite, or the result does not fit a double.</exception>
    public double ExpectedShort(double level)
    {
        Guard.Between(level, -double.MaxValue, double.MaxValue);
        return Computed.Fits(Math.Max(0, level < Mean ? Mean - level + Left(level) : Short(level)), level);
    }

    /// <summary>The units left over on average: E[max(level - demand, 0)], the complementary loss function.</summary>
    /// <param name="level">Units in stock; finite.</param>
    /// <returns>Units, 0 or more. Less <see cref="ExpectedShort"/> it is level - mean.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not finite, or the result does not fit a double.</exception>
    public double ExpectedLeft(double level)
    {
        Guard.Between(level, -double.MaxValue, double.MaxValue);
        return Computed.Fits(Math.Max(0, level < Mean ? Left(level) : level - Mean + Short(level)), level);
    }

    /// <summary>The second-order loss function: the loss function added up over all levels from here on.</summary>
    /// <param name="level">Units in stock; finite, and whole where demand is whole.</param>
    /// <returns>
    /// Squared units: ½ E[max(D - x, 0)²]; where demand is whole ½ E[max(D - x, 0) max(D - x - 1, 0)], the sum of n(y) over y = x + 1, x + 2, ...
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not finite, or not whole where demand is, or the result does not fit a double.</exception>
    public double SecondShort(double level)
    {
        GuardLevel(level);
        return Computed.Fits(Math.Max(0, level < Mean ? HalfSquare(level) - SecondLeftOf(level) : SecondShortOf(level)), level);
    }

    /// <summary>The complementary second-order loss function.</summary>
    /// <param name="level">Units in stock; finite, and whole where demand is whole.</param>
    /// <returns>Squared units: ½ E[max(x - D, 0)²]; where demand is whole ½ E[max(x - D, 0) max(x - D + 1, 0)], the sum of n̄(y) over y = x, x - 1, ...</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not finite, or not whole where demand is, or the result does not fit a double.</exception>
    public double SecondLeft(double level)
    {
        GuardLevel(level);
        return Computed.Fits(Math.Max(0, level < Mean ? SecondLeftOf(level) : HalfSquare(level) - SecondShortOf(level)), level);
    }

    /// <summary>The demand of several such periods together, the periods independent of each other.</summary>
    /// <param name="periods">How many; finite, above 0. Whole for <see cref="Discrete"/> and <see cref="Empirical"/>, whose time grows with the square of
    /// the number of amounts that may come out.</param>
    /// <returns>A distribution of the same family.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range, or more than 20,000 amounts may come out.</exception>
    /// <exception cref="NotSupportedException">A sum of lognormal or of uniform demands is neither.</exception>
    public DemandDistribution Over(double periods)
    {
        Guard.Positive(periods);
        return Sum(periods);
    }

    private protected abstract double Below(double amount);

    private protected abstract double Inverse(double chance);

    /// <summary>n(x), asked only from the mean upwards, where it is small.</summary>
    private protected abstract double Short(double level);

    /// <summary>n̄(x), asked only below the mean, where it is small.</summary>
    private protected abstract double Left(double level);

    private protected abstract double SecondShortOf(double level);

    private protected abstract double SecondLeftOf(double level);

    private protected virtual DemandDistribution Sum(double periods) =>
        throw new NotSupportedException("The sum of several such demands is of another kind. Take Gamma, or Empirical demand of the whole time.");

    /// <summary>The two second-order losses together.</summary>
    private double HalfSquare(double level) =>
        ((((level - Mean) * (level - Mean)) + (StdDev * StdDev)) + (IsWhole ? level - Mean : 0)) / 2;

    private void GuardLevel(double level)
    {
        Guard.Between(level, -double.MaxValue, double.MaxValue);
        if (IsWhole && level != Math.Floor(level))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, FormattableString.Invariant($"Expected a whole number of units; found {level}."));
        }
    }
}
