namespace EcomCore.Forecasting;

/// <summary>Demand rates of series with many zeros.</summary>
/// <remarks>
/// Croston (1972), Forecasting and stock control for intermittent demands: size z and interval x of demands are smoothed, each with alpha, from the first ones; the rate is z/x.
/// Syntetos and Boylan (2005): times 1 - alpha/2. Teunter, Syntetos and Babai (2011): the probability of a demand is smoothed in every period, so that the rate falls while nothing sells.
/// Nikolopoulos et al. (2011), ADIDA: sums over blocks of the mean interval, smoothed exponentially, shared out again. Petropoulos and Kourentzes (2015), iMAPA: the mean over all block lengths up to the mean interval.
/// </remarks>
internal static class IntermittentSmoothing
{
    /// <summary>Smoothing of sizes and intervals, as R's <c>croston</c> and most practice.</summary>
    public const double Alpha = 0.1;

    /// <summary>Fills the one-step forecasts and returns the forecast of every coming period; all scaled.</summary>
    public static double Rate(IntermittentKind kind, double[] y, Span<double> fitted) => kind switch
    {
        IntermittentKind.Croston => Croston(y, 1, fitted),
        IntermittentKind.Sba => Croston(y, 1 - (Alpha / 2), fitted),
        IntermittentKind.Tsb => Tsb(y, fitted),
        IntermittentKind.Adida => Blocks(y, MeanInterval(y), MeanInterval(y), fitted),
        _ => Blocks(y, 1, MeanInterval(y), fitted),
    };

    /// <summary>Whole periods per demand, rounded; 1 or more.</summary>
    public static int MeanInterval(double[] y)
    {
        var demands = y.Count(value => value != 0);
        return demands == 0 ? 1 : Math.Max(1, (int)Math.Round(y.Length / (double)demands, MidpointRounding.AwayFromZero));
    }

    private static double Croston(double[] y, double factor, Span<double> fitted)
    {
        var (size, interval, since, rate) = (0.0, 0.0, 0, double.NaN);
        for (var t = 0; t < y.Length; t++)
        {
            fitted[t] = rate;
            since++;
            if (y[t] == 0)
            {
                continue;
            }

            size = interval == 0 ? y[t] : size + (Alpha * (y[t] - size));
            interval = interval == 0 ? since : interval + (Alpha * (since - interval));
            since = 0;
            rate = factor * size / interval;
        }

        return double.IsNaN(rate) ? 0 : rate;
    }

    private static double Tsb(double[] y, Span<double> fitted)
    {
        var first = Array.FindIndex(y, value => value != 0);
        if (first < 0)
        {
            fitted.Clear();
            return 0;
        }

        // The probability starts at the share of periods with demand up to the first demand.
        var (size, probability) = (y[first], 1.0 / (first + 1));
        for (var t = 0; t < y.Length; t++)
        {
            fitted[t] = t <= first ? double.NaN : probability * size;
            if (t <= first)
            {
                continue;
            }

            probability += Alpha * ((y[t] != 0 ? 1 : 0) - probability);
            size += y[t] != 0 ? Alpha * (y[t] - size) : 0;
        }

        return probability * size;
    }

    /// <summary>The mean rate over block lengths; the incomplete block is left out at the start. One-step forecasts come from blocks of one period.</summary>
    private static double Blocks(double[] y, int shortest, int longest, Span<double> fitted)
    {
        var (sum, count) = (0.0, 0);
        for (var length = shortest; length <= longest; length++)
        {
            var blocks = new double[y.Length / length];
            var first = y.Length - (blocks.Length * length);
            for (var t = first; t < y.Length; t++)
            {
                blocks[(t - first) / length] += y[t];
            }

            if (blocks.Length == 0)
            {
                continue;
            }

            sum += Smoothed(blocks) / length;
            count++;
        }

        var rate = count > 0 ? sum / count : SeasonTest.Mean(y);
        var running = y[0];
        for (var t = 0; t < y.Length; t++)
        {
            fitted[t] = t == 0 ? double.NaN : running;
            running += Alpha * (y[t] - running);
        }

        return rate;
    }

    private static double Smoothed(double[] blocks)
    {
        if (blocks.Length < 3)
        {
            return SeasonTest.Mean(blocks);
        }

        var state = new ThetaFit(blocks, ThetaKind.Standard).Start();
        foreach (var value in blocks)
        {
            state.Update(value);
        }

        return state.Level;
    }
}
