namespace EcomCore.Inventory;

/// <summary>A Poisson or negative binomial law with the numbers that its tails and quantiles need again and again, computed once. Immutable.</summary>
internal readonly struct CountLaw
{
    // Where the correction by the kurtosis grows beyond this many deviations, it is held back: the series of Cornish and Fisher has no more to say. The
    // number and the form, c / (1 + |c| / 3), are our choice: the places only have to be good guesses, and exact counts follow.
    private const double MostCorrection = 3;

    // So many deviations below the mean the cube begins to be off by some units, and the chances are next to their last terms.
    private const double DeepFrom = -8;
    private const int DeepSteps = 2;

    private readonly double _skewness;
    private readonly double _cubic;
    private readonly double _linear;

    private CountLaw(double mean, double deviation, double skewness, double kurtosis)
    {
        Mean = mean;
        Deviation = deviation;
        _skewness = skewness;
        _cubic = (kurtosis / 24) - (skewness * skewness / 18);
        _linear = (5 * skewness * skewness / 36) - (kurtosis / 8);
    }

    private CountLaw(double mean, double deviation, double successes, double excess, double failing, double succeeding)
        : this(mean, deviation, (1 + failing) / Math.Sqrt(successes * failing), (6 + (succeeding * succeeding / failing)) / successes)
    {
        Successes = successes;
        Excess = excess;
        Failing = failing;
        Succeeding = succeeding;
        SuccessesError = SaddlePoint.StirlingError(successes);
    }

    public double Mean { get; }

    public double Deviation { get; }

    /// <summary>Gets r, and what follows, of negative binomial demand; 0 for Poisson.</summary>
    public double Successes { get; }

    /// <summary>Gets q / p, the mean divided by r.</summary>
    public double Excess { get; }

    /// <summary>Gets q.</summary>
    public double Failing { get; }

    /// <summary>Gets p = 1 - q with all its digits.</summary>
    public double Succeeding { get; }

    /// <summary>Gets ln Γ(r + 1) less Stirling's formula.</summary>
    public double SuccessesError { get; }

    public static CountLaw Poisson(double mean) => new(mean, Math.Sqrt(mean), 1 / Math.Sqrt(mean), 1 / mean);

    public static CountLaw NegativeBinomial(double mean, double deviation, double excess) =>
        new(mean, deviation, mean / excess, excess, 1 / (1 + (1 / excess)), 1 / (1 + excess));

    /// <summary>About the place that demand goes beyond with the chance that a standard normal number is above z; a starting point only.</summary>
    /// <remarks>
    /// Below the mean the cube of a normal number (Wilson and Hilferty 1931) with the skewness of the law, from one deviation above it on the second
    /// correction of Cornish and Fisher (1938), in between from the one to the other. From a chance of 1 - 1e-6 to one of 1e-12 mostly off by less than 1 % of a
    /// deviation, where the deviation is below half the mean. Far below the mean two steps of Newton's method follow from there: the chance of at most k is its last term over 1 less the ratio of the
    /// two last ones, and that of the normal number is its density over z.
    /// </remarks>
    public double PlaceOf(double z)
    {
        if (z < DeepFrom)
        {
            return DeepPlaceOf(z, Mean + (Deviation * Cube(z)));
        }

        var share = Math.Max(0, Math.Min(1, z));
        var standard = share == 0 ? Cube(z) : share == 1 ? Corrected(z) : ((1 - share) * Cube(z)) + (share * Corrected(z));
        return Mean + (Deviation * standard);
    }

    private double DeepPlaceOf(double z, double k)
    {
        var target = (z * z / 2) + Math.Log(-z);
        for (var step = 0; step < DeepSteps && k >= 1 && k < Mean; step++)
        {
            // Poisson is the limit of many successes.
            var wider = Successes == 0 ? 1 : (k + Successes) / (Mean + Successes);
            var ratio = k / (Mean * wider);
            var slope = Math.Log(ratio);
            var deviance = (k * slope) + (Successes == 0 ? Mean - k : -Successes * Math.Log(wider));
            var variance = Successes == 0 ? k : k * (k + Successes) / Successes;
            k -= (deviance + Math.Log(Math.Sqrt(variance) * (1 - ratio)) - target) / slope;
        }

        return k;
    }

    // 2 / s ((1 + c)³ - 1) with c = s z / 6 - s² / 36, without losing digits where s is next to 0.
    private double Cube(double z)
    {
        var part = (z / 6) - (_skewness / 36);
        var c = _skewness * part;
        return c > -1 ? 2 * part * (3 + (c * (3 + c))) : -2 / _skewness;
    }

    private double Corrected(double z)
    {
        var second = z * ((_cubic * z * z) + _linear);
        return z + (_skewness * ((z * z) - 1) / 6) + (second / (1 + (Math.Abs(second) / MostCorrection)));
    }
}
