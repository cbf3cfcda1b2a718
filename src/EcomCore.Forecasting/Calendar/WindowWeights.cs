namespace EcomCore.Forecasting;

/// <summary>The weights of the days of a phase, summed up; the last sum is 1.</summary>
internal static class WindowWeights
{
    /// <summary>Sums of the weights of the first days: element k is the weight of the first k days.</summary>
    public static double[] Sums(int before, int length, int after, EventPhase phase) => phase switch
    {
        EventPhase.Before => SumsOf(Rising(before)),
        EventPhase.During => SumsOf(Even(length)),
        EventPhase.After => SumsOf(Rising(after).AsEnumerable().Reverse()),
        _ => SumsOf([.. Rising(before), .. Even(length), .. Rising(after).AsEnumerable().Reverse()]),
    };

    /// <summary>A half cosine from the far end to the event, with a mean of 1 so that every day of a window stays one day on average.</summary>
    private static double[] Rising(int days)
    {
        var weights = new double[days];
        var sum = 0.0;
        for (var k = 0; k < days; k++)
        {
            sum += weights[k] = 1 - Math.Cos(Math.PI * (k + 1) / (days + 1));
        }

        return [.. weights.Select(weight => weight * days / sum)];
    }

    private static double[] Even(int days) => [.. Enumerable.Repeat(1.0, days)];

    private static double[] SumsOf(IEnumerable<double> weights)
    {
        double[] all = [.. weights];
        var sums = new double[all.Length + 1];
        for (var k = 0; k < all.Length; k++)
        {
            sums[k + 1] = sums[k] + (all[k] / all.Length);
        }

        sums[all.Length] = 1;
        return sums;
    }
}
