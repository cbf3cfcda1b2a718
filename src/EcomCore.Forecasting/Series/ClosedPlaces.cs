namespace EcomCore.Forecasting;

/// <summary>Places of the season that never have demand, such as the weekdays on which a shop is closed.</summary>
/// <remarks>
/// Nothing was asked for there, so their zeros say nothing of demand on the others. A place is closed when its values are 0, one in twenty at most is not and none of the last four (four weeks of days, four years of months), and when that is no chance: with z zeros in the n periods of all other places, k zeros have the chance of the
/// product of (z + 1 + i)/(n + 2 + i), i from 0 to k - 1 (Laplace's rule of succession); below 5 % for all places together it is none.
/// </remarks>
internal static class ClosedPlaces
{
    private const double LeastChance = 0.05;
    private const double MostStray = 0.05;
    private const int LatestCycles = 4;

    /// <summary>Whether each place of the season, the position in the series modulo its period, is closed; empty for none.</summary>
    public static bool[] Of(ReadOnlySpan<double> values, int period)
    {
        var (seen, zeros, latest) = (new int[period], new int[period], new int[period]);
        for (var t = DemandStart.Of(values); t < values.Length && period > 1; t++)
        {
            if (!double.IsNaN(values[t]))
            {
                var place = t % period;
                seen[place]++;
                zeros[place] += values[t] == 0 ? 1 : 0;
                latest[place] = values[t] == 0 ? latest[place] + 1 : 0;
            }
        }

        bool[] closed = [.. Enumerable.Range(0, period).Select(place => seen[place] > 0 && seen[place] - zeros[place] <= MostStray * seen[place] && latest[place] >= LatestCycles)];
        var (others, without) = (0, 0);
        for (var place = 0; place < period; place++)
        {
            others += closed[place] ? 0 : seen[place];
            without += closed[place] ? 0 : zeros[place];
        }

        for (var place = 0; place < period; place++)
        {
            closed[place] &= Chance(zeros[place], others, without) < LeastChance / period;
        }

        return Array.Exists(closed, one => one) ? closed : [];
    }

    /// <summary>A copy of values with those of closed places missing.</summary>
    public static double[] LeftOut(ReadOnlySpan<double> values, int period)
    {
        var open = values.ToArray();
        var closed = Of(values, period);
        for (var t = 0; t < open.Length && closed.Length > 0; t++)
        {
            open[t] = closed[t % period] ? double.NaN : open[t];
        }

        return open;
    }

    private static double Chance(int inARow, int seen, int zeros)
    {
        var chance = 1.0;
        for (var i = 0; i < inARow; i++)
        {
            chance *= (zeros + 1.0 + i) / (seen + 2.0 + i);
        }

        return chance;
    }
}
