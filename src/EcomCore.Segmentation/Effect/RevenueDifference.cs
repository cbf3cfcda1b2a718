namespace EcomCore.Segmentation;

/// <summary>The interval of the difference of mean revenue per customer.</summary>
internal static class RevenueDifference
{
    /// <summary>Beyond so many draws in all the normal interval is as good and the bootstrap would be slow.</summary>
    private const long MostDraws = 100_000_000;

    public static ConfidenceInterval Of(double[] treated, double[] holdout, CampaignOptions options) =>
        (treated.Length + (long)holdout.Length) * options.BootstrapSamples > MostDraws
            ? ByNormal(treated, holdout, options.Confidence)
            : ByBootstrap(treated, holdout, options);

    /// <summary>Percentiles of the difference over samples drawn with replacement (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, section 13.3).</summary>
    private static ConfidenceInterval ByBootstrap(double[] treated, double[] holdout, CampaignOptions options)
    {
        var random = new SplitMix(options.Seed);
        var differences = new double[options.BootstrapSamples];
        for (var i = 0; i < differences.Length; i++)
        {
            differences[i] = MeanOfSample(treated, ref random) - MeanOfSample(holdout, ref random);
        }

        Array.Sort(differences);
        var tail = (1 - options.Confidence) / 2;
        return new ConfidenceInterval(At(differences, tail), At(differences, 1 - tail));
    }

    private static double MeanOfSample(double[] values, ref SplitMix random)
    {
        double sum = 0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += values[random.Next(values.Length)];
        }

        return sum / values.Length;
    }

    private static double At(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var low = (int)Math.Floor(place);
        return low + 1 < sorted.Length ? sorted[low] + ((place - low) * (sorted[low + 1] - sorted[low])) : sorted[low];
    }

    private static ConfidenceInterval ByNormal(double[] treated, double[] holdout, double confidence)
    {
        var (mean, error) = MeanAndError(treated);
        var (otherMean, otherError) = MeanAndError(holdout);
        var spread = Confidence.ZOf(confidence) * Math.Sqrt(error + otherError);
        return new ConfidenceInterval(mean - otherMean - spread, mean - otherMean + spread);
    }

    private static (double Mean, double SquaredError) MeanAndError(double[] values)
    {
        var mean = values.Average();
        var squares = values.Sum(value => (value - mean) * (value - mean));
        return (mean, values.Length > 1 ? squares / (values.Length - 1.0) / values.Length : 0);
    }
}
