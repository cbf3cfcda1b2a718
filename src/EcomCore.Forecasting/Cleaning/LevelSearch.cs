namespace EcomCore.Forecasting;

/// <summary>Finds a level that is only a few values old.</summary>
/// <remarks>
/// The step of an intervention model (Box and Tiao 1975, Intervention analysis, Journal of the American Statistical Association 70; the level shift, LS, of Tsay 1988 and of Chen and Liu 1993), found without a model of the series. A robust
/// forecast (<see cref="SeasonalLevel"/>) is made at the change; its miss is the median of the errors of all values after. The same forecast made at every earlier period, for as many values, misses too: seasons, festivals, earlier changes and
/// random walks are among those misses. A new level is a miss more than twice as far from the middle of all earlier ones as any of them. Besides, the values after it must be level:
/// four fifths of them on its side of half the way, the first and two of the last three among them, the value before it and two of three before it not, and the medians of both halves closer than a quarter of the way. So a climb, a
/// promotion that fades, a level that is over and one that is left for a third are none.
/// </remarks>
internal static class LevelSearch
{
    /// <summary>Fewer odd values than this may be a mistake or a promotion.</summary>
    public const int LeastValues = 4;

    // After 60 values exponential smoothing with a constant of 0.05, which is slow, keeps 5 % of what was before.
    public const int MostValues = 60;

    private const double TimesAnyMiss = 2;

    // Where stretches shorter than the new level are compared, they must be 50 values at least (of 40 that walk at random, 1 in 100 would have a new level), and twice as far off.
    private const int LeastForShorter = 50;
    private const double TimesMore = 2;

    // Where only the values themselves show it.
    private const double TimesInLogs = 1.25;

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

    /// <summary>Compares positive values by their logarithms; then, where a season may keep its amounts while the level moves, or values are below 0, the values themselves. Days on which a shop is closed, and zeros of demand that is not seldom, are no evidence of what is usual.</summary>
    /// <param name="values">Values in units; NaN where missing.</param>
    /// <param name="period">Length of the season; one longer than 24 periods counts as none, and then only the history of the last three years tells what is usual.</param>
    /// <returns>The new level; null for none.</returns>
    public static LevelShift? Find(ReadOnlySpan<double> values, int period)
    {
        var data = new FitData(values, period);
        var start = DemandStart.Of(values);
        var open = period > LongestSeason ? data.Y : ClosedPlaces.LeftOut(data.Y, period);
        int[] seen = [.. Enumerable.Range(start, values.Length - start).Where(t => !double.IsNaN(open[t]))];
        var inLogs = seen.Length > 0 && seen.Min(t => open[t]) >= 0 && !DemandClassification.Of(open).IsSeldom;
        int[] at = inLogs ? [.. seen.Where(t => open[t] > 0)] : seen;
        int[] zeros = inLogs ? [.. seen.Where(t => open[t] == 0)] : [];
        double[] y = [.. at.Select(t => open[t])];
        var season = period > LongestSeason || at.Length < (2 * period) + (LeastValues * (StretchesBefore + 1)) ? 1 : period;
        var plain = new SeasonalLevel(at, y, season);
        if (!inLogs)
        {
            return Found(plain, zeros, null) is var (from, step, deviation) ? Built(data.Scale, at, y, plain, from, step, deviation, inLogs, isFactor: y.Min() >= 0) : null;
        }

        var usual = new SeasonalLevel(at, [.. y.Select(value => Math.Log(value))], season);
        var found = Found(usual, zeros, null) is var (origin, shift, error)
            ? Built(data.Scale, at, y, usual, origin, shift, error, inLogs, isFactor: !AmountExplains(at, y, usual, origin, orElse: false))
            : season > 1 && Found(plain, zeros, usual) is var (also, amount, spread) ? Other(also, amount, spread) : null;
        return found is null ? null : found with { Count = found.Count + zeros.Count(t => t >= found.Step) };

        // Seen in amounts alone; yet the season may grow with them.
        LevelShift? Other(int origin, double amount, double spread)
        {
            var (times, apart) = Measured(usual, origin);
            return AmountExplains(at, y, usual, origin, orElse: true)
                ? Built(data.Scale, at, y, plain, origin, amount, spread, inLogs: false, isFactor: false)
                : Built(data.Scale, at, y, usual, origin, times, apart, inLogs: true, isFactor: true);
        }
    }

    /// <param name="usual">The forecast.</param>
    /// <param name="zeros">Periods without demand, which the forecast leaves out.</param>
    /// <param name="logs">The forecast of logarithms, which must have missed by more than ever before too: of a steep growth the values alone always have.</param>
    private static (int Origin, double Shift, double Error)? Found(SeasonalLevel usual, int[] zeros, SeasonalLevel? logs)
    {
        foreach (var origin in Candidates(usual, zeros, logs ?? usual))
        {
            if (IsUnseen(usual, origin, TimesAnyMiss) && (logs is null || (Compared(logs, origin) == logs.Count - origin && IsUnseen(logs, origin, TimesInLogs))))
            {
                var (shift, error) = Measured(usual, origin);
                return (origin, shift, error);
            }
        }

        return null;
    }

    /// <summary>Changes after which the values are level, the latest first.</summary>
    private static IEnumerable<int> Candidates(SeasonalLevel usual, int[] zeros, SeasonalLevel logs)
    {
        for (var k = LeastValues; k <= MostValues && HasHistory(usual, usual.Count - k, k); k++)
        {
            var origin = usual.Count - k;
            var misses = usual.Misses(origin, origin - ValuesNearby, k + ValuesNearby, out _);
            var after = misses.AsSpan(ValuesNearby).ToArray();
            var miss = Robust.Median(after);
            if (Math.Abs(miss) > Rounding && IsLevel(misses, after, miss) && IsSold(usual, origin, zeros, miss) && !IsBeyond(logs.Misses(origin, origin, k, out _)))
            {
                yield return origin;
            }
        }
    }

    private static bool HasHistory(SeasonalLevel usual, int origin, int k) =>
        origin >= usual.Least + ((StretchesBefore + 1) * k) - 1 || (origin >= LeastForShorter && origin >= usual.Least + (2 * k) - 1 && Compared(usual, origin) >= LeastValues);

    /// <summary>How many values from a change on are compared with earlier misses: as many as have enough earlier origins.</summary>
    private static int Compared(SeasonalLevel usual, int origin) => Math.Min(usual.Count - origin, (origin - usual.Least + 1) / (StretchesBefore + 1));

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

    /// <summary>Whether zeros leave a level to go on at: below what was usual they may be up to half of the values, above it they count as values at the old level.</summary>
    private static bool IsSold(SeasonalLevel usual, int origin, int[] zeros, double miss)
    {
        var (count, without) = (usual.Count - origin, zeros.Count(t => t >= usual.At(origin)));
        return miss < 0
            ? without < count
            : without <= (count + without) / OneInSo && zeros.Count(t => t > usual.At(usual.Count - ValuesNearby + 1)) <= 1;
    }

    /// <summary>Whether the last values are as far beyond the new level as it is beyond half the way: they may be at a third one.</summary>
    private static bool IsBeyond(double[] after)
    {
        var miss = Robust.Median(after);
        return miss != 0 && after.Skip(after.Length - ValuesNearby).Count(one => one / miss > 1 + Halfway) >= ValuesNearby - 1;
    }

    /// <summary>Whether the forecast never missed by so much. Where the history is too short for stretches as long as the new level, shorter ones are compared, and with what drifts as far again.</summary>
    private static bool IsUnseen(SeasonalLevel usual, int origin, double times)
    {
        var (all, count) = (usual.Count - origin, Compared(usual, origin));
        times *= count < all ? TimesMore : 1;
        return IsFurther(usual, origin, all, times) && (count == all || IsFurther(usual, origin, count, times));
    }

    /// <summary>Whether the miss of so many values is so many times further from the middle of all earlier ones than any of them, and no more than half of it what a trend makes the forecast miss by.</summary>
    private static bool IsFurther(SeasonalLevel usual, int origin, int count, double times)
    {
        var miss = Robust.Median(usual.Misses(origin, origin, count, out _));
        var earlier = Earlier(usual, origin, count);
        var middle = Robust.Median(earlier);
        return (miss - middle) / miss > Halfway && Math.Abs(miss - middle) > Math.Max(Rounding, times * earlier.Max(one => Math.Abs(one - middle)));
    }

    /// <summary>The shift, less what the forecast usually misses by, and the deviation of such misses.</summary>
    private static (double Shift, double Error) Measured(SeasonalLevel usual, int origin)
    {
        var earlier = Earlier(usual, origin, Compared(usual, origin));
        var middle = Robust.Median(earlier);
        return (Robust.Median(usual.Misses(origin, origin, usual.Count - origin, out _)) - middle, Robust.NormalMad * Robust.Median([.. earlier.Select(one => Math.Abs(one - middle))]));
    }

    /// <summary>The misses of so many values from every earlier origin whose values end before a change.</summary>
    private static double[] Earlier(SeasonalLevel usual, int origin, int count)
    {
        var last = origin - count;
        var first = Math.Max(usual.Least, last - MostOrigins + 1);
        return [.. Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(s => Robust.Median(usual.Misses(s, s, count, out _)))];
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

    /// <summary>Whether a season that keeps its amounts explains a whole cycle at the new level better than one that grows with it; clearly better, where the logarithms saw the change.</summary>
    private static bool AmountExplains(int[] at, double[] y, SeasonalLevel usual, int origin, bool orElse)
    {
        var period = usual.Period;
        if (period == 1 || y.Length - origin < period)
        {
            return orElse;
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

        return byAmount < (orElse ? 1 : ClearlyBetter) * byFactor;
    }
}
