namespace EcomCore.Forecasting;

/// <summary>Finds a level that is only a few values old.</summary>
/// <remarks>
/// The step of an intervention model (Box and Tiao 1975, Intervention analysis, Journal of the American Statistical Association 70; the level shift, LS, of Tsay 1988 and of Chen and Liu 1993), found without a model of the series. A robust
/// forecast (<see cref="SeasonalLevel"/>) is made at the change; its miss is the median of the errors of all values after. The same forecast made at every earlier period, for as many values, misses too: seasons, festivals, earlier changes and
/// random walks are among those misses. A new level is a miss more than twice as far from the middle of all earlier ones as any of them. Besides, the values after it must be level:
/// four fifths of them on its side of half the way, the first and two of the last three among them, the value before it and two of three before it not, and the medians of both halves closer than a quarter of the way. So a climb, a
/// promotion that fades, and a level that is over are none.
/// </remarks>
internal static class LevelSearch
{
    /// <summary>Fewer odd values than this may be a mistake or a promotion.</summary>
    public const int LeastValues = 4;

    // After 60 values exponential smoothing with a constant of 0.05, which is slow, keeps 5 % of what was before.
    public const int MostValues = 60;

    private const double TimesAnyMiss = 2;

    // The earlier misses of k values must come from at least 4 k origins.
    private const int StretchesBefore = 4;

    // Three years of days.
    private const int MostOrigins = 1096;

    private const int LongestSeason = 24;
    private const int ValuesNearby = 3;
    private const int OneInSo = 5;
    private const double Halfway = 0.5;
    private const double LevelWithin = 0.25;

    // How much better adding an amount must explain a season at the new level before it is not multiplied.
    private const double ClearlyBetter = 0.5;

    // Of values scaled to about 1: below it is rounding.
    private const double Rounding = 1e-9;

    /// <summary>Compares positive values by their logarithms; then, where a season may keep its amounts while the level moves, or values are not positive, the values themselves.</summary>
    /// <param name="values">Values in units; NaN where missing.</param>
    /// <param name="period">Length of the season; one longer than 24 periods counts as none, and then only the history of the last three years tells what is usual.</param>
    /// <returns>The new level; null for none.</returns>
    public static LevelShift? Find(ReadOnlySpan<double> values, int period)
    {
        var data = new FitData(values, period);
        var start = DemandStart.Of(values);
        int[] at = [.. Enumerable.Range(start, values.Length - start).Where(t => !double.IsNaN(data.Y[t]))];
        double[] y = [.. at.Select(t => data.Y[t])];
        var season = period > LongestSeason || at.Length < (2 * period) + (LeastValues * (StretchesBefore + 1)) ? 1 : period;
        var least = y.DefaultIfEmpty().Min();
        var plain = new SeasonalLevel(at, y, season);
        if (!(least > 0))
        {
            return Found(plain, y.Length, null) is var (from, step, deviation) ? Built(data.Scale, at, y, plain, from, step, deviation, inLogs: false, isFactor: least >= 0) : null;
        }

        var usual = new SeasonalLevel(at, [.. y.Select(value => Math.Log(value))], season);
        return Found(usual, y.Length, null) is var (origin, shift, error)
            ? Built(data.Scale, at, y, usual, origin, shift, error, inLogs: true, isFactor: !AmountIsClearlyBetter(at, y, usual, origin))
            : season > 1 && Found(plain, y.Length, usual) is var (also, amount, spread) ? Built(data.Scale, at, y, plain, also, amount, spread, inLogs: false, isFactor: false) : null;
    }

    /// <param name="usual">The forecast.</param>
    /// <param name="count">Observed values.</param>
    /// <param name="logs">The forecast of logarithms, which must have missed by more than ever before too: of a steep growth the values alone always have.</param>
    private static (int Origin, double Shift, double Error)? Found(SeasonalLevel usual, int count, SeasonalLevel? logs)
    {
        foreach (var (origin, miss) in Candidates(usual, count))
        {
            if (Confirmed(usual, origin, count - origin, miss, TimesAnyMiss) is var (shift, error)
                && (logs is null || Confirmed(logs, origin, count - origin, Robust.Median(logs.Misses(origin, origin, count - origin, out _)), times: 1) is not null))
            {
                return (origin, shift, error);
            }
        }

        return null;
    }

    /// <summary>Changes after which the values are level, the latest first, with their misses.</summary>
    private static IEnumerable<(int Origin, double Miss)> Candidates(SeasonalLevel usual, int count)
    {
        for (var k = LeastValues; k <= MostValues && count - k >= usual.Least + ((StretchesBefore + 1) * k) - 1; k++)
        {
            var origin = count - k;
            var misses = usual.Misses(origin, origin - ValuesNearby, k + ValuesNearby, out _);
            var after = misses.AsSpan(ValuesNearby).ToArray();
            var miss = Robust.Median(after);
            if (Math.Abs(miss) > Rounding && IsLevel(misses, after, miss))
            {
                yield return (origin, miss);
            }
        }
    }

    private static bool IsLevel(double[] misses, double[] after, double miss)
    {
        bool IsOver(double one) => one / miss > Halfway;
        int Over(IEnumerable<double> some) => some.Count(IsOver);
        if (!IsOver(after[0]) || IsOver(misses[ValuesNearby - 1]) || Over(misses.Take(ValuesNearby)) > 1 || Over(after.Skip(after.Length - ValuesNearby)) < ValuesNearby - 1
            || after.Length - Over(after) > after.Length / OneInSo)
        {
            return false;
        }

        var half = after.Length / 2;
        return Math.Abs(Robust.Median(after.AsSpan(0, half)) - Robust.Median(after.AsSpan(after.Length - half))) <= LevelWithin * Math.Abs(miss);
    }

    /// <summary>The shift, less what the forecast usually misses by, and the deviation of such misses; null where one as large was seen before, or where half of the miss is what a trend makes it miss by.</summary>
    private static (double Shift, double Error)? Confirmed(SeasonalLevel usual, int origin, int count, double miss, double times)
    {
        var last = origin - count;
        var first = Math.Max(usual.Least, last - MostOrigins + 1);
        double[] earlier = [.. Enumerable.Range(first, last - first + 1).Select(s => Robust.Median(usual.Misses(s, s, count, out _)))];
        var middle = Robust.Median(earlier);
        double[] sizes = [.. earlier.Select(one => Math.Abs(one - middle))];
        return (miss - middle) / miss > Halfway && Math.Abs(miss - middle) > Math.Max(Rounding, times * sizes.Max()) ? (miss - middle, Robust.NormalMad * Robust.Median(sizes)) : null;
    }

    private static LevelShift? Built(double scale, int[] at, double[] y, SeasonalLevel usual, int origin, double shift, double error, bool inLogs, bool isFactor)
    {
        usual.Misses(origin, origin, 0, out var level);
        var (before, after) = inLogs ? (Math.Exp(level), Math.Exp(level + shift)) : (level, level + shift);
        if (y.Min() >= 0 && !(before > 0 && after > 0 && Robust.Median(y.AsSpan(origin)) > 0))
        {
            return null;
        }

        error *= inLogs ? after : 1;
        return new LevelShift(at[origin], y.Length - origin, before * scale, after * scale, isFactor, error * scale);
    }

    /// <summary>Whether a season that keeps its amounts explains a whole cycle at the new level clearly better than one that grows with it.</summary>
    private static bool AmountIsClearlyBetter(int[] at, double[] y, SeasonalLevel usual, int origin)
    {
        var period = usual.Period;
        if (period == 1 || y.Length - origin < period)
        {
            return false;
        }

        var misses = usual.Misses(origin, origin, y.Length - origin, out _);
        var amounts = new SeasonalLevel(at, y, period).Misses(origin, origin, y.Length - origin, out _);
        var (factor, amount) = (Robust.Median(misses), Robust.Median(amounts));
        var (byFactor, byAmount) = (0.0, 0.0);
        for (var i = 0; i < misses.Length; i++)
        {
            byFactor += Math.Abs(y[origin + i] * (1 - Math.Exp(factor - misses[i])));
            byAmount += Math.Abs(amounts[i] - amount);
        }

        return byAmount < ClearlyBetter * byFactor;
    }
}
