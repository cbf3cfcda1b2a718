namespace EcomCore.Forecasting;

/// <summary>Members of a combination that leave the others by far more than the data ever spanned.</summary>
/// <remarks>
/// The mean of a few forecasts follows the worst of them without bound; their median does not (Petropoulos and Svetunkov 2020, A simple combination of univariate models, International Journal of Forecasting 36). Here the mean stays, and
/// who explodes is left out: by ten times the span of the data within two seasons (or eight periods), and by more in proportion up to three times as far, so that a straight line is judged the same however far one looks; or with a deviation
/// three times that, growing as that of an uncertain slope does. On steep series models part by a few spans too, and then their mean is better than their median.
/// </remarks>
internal static class Runaways
{
    private const int LeastMembers = 3;
    private const double Explosion = 10;
    private const double MostDeviations = 3;

    // Two seasons, or eight periods without one: what a forecast usually covers.
    private const int Cycles = 2;
    private const int LeastSteps = 8;

    // Three times as far: what grows faster than a straight line shows. Two years of weeks are enough.
    private const int Further = 3;
    private const int MostSteps = 104;

    /// <summary>Takes out who explodes, the worst first, but never half of the members or more.</summary>
    public static void Remove(FitData data, List<IFittedCore> cores, List<string> notes)
    {
        if (cores.Count < LeastMembers)
        {
            return;
        }

        var (courses, reach) = Courses(data, cores);
        for (var most = (cores.Count - 1) / 2; most > 0 && Worst(data, courses, reach) is var (worst, excess) && excess > Explosion; most--)
        {
            notes.Add($"{cores[worst].Name} parts from the other models by far more than the data ever spanned, so it is left out of the mean.");
            cores.RemoveAt(worst);
            courses.RemoveAt(worst);
        }
    }

    /// <summary>Whether one of three members or more explodes.</summary>
    public static bool Explodes(FitData data, List<IFittedCore> cores)
    {
        if (cores.Count < LeastMembers)
        {
            return false;
        }

        var (courses, reach) = Courses(data, cores);
        return Worst(data, courses, reach).Excess > Explosion;
    }

    private static (List<(double[] Means, IForecastError Error)> Courses, double[] Reach) Courses(FitData data, List<IFittedCore> cores)
    {
        var usual = Math.Max(LeastSteps, Cycles * data.Period);
        var steps = Math.Max(usual, Math.Min(Further * usual, MostSteps));
        var span = SpanOf(data);
        return (cores.ConvertAll(core => core.Project(steps)), [.. Enumerable.Range(0, steps).Select(h => span * Math.Max(1, (h + 1) / (double)usual))]);
    }

    /// <summary>The course that leaves the middle furthest, the last of equals, and by how many times the reach; all scaled.</summary>
    private static (int Worst, double Excess) Worst(FitData data, List<(double[] Means, IForecastError Error)> courses, double[] reach)
    {
        var (excess, means, deviations) = (new double[courses.Count], new double[courses.Count], new double[courses.Count]);
        for (var h = 0; h < reach.Length; h++)
        {
            for (var i = 0; i < excess.Length; i++)
            {
                (means[i], deviations[i]) = (courses[i].Means[h] / data.Scale, courses[i].Error.StandardDeviationAt(h) / data.Scale);
            }

            var (middle, usual) = (Robust.Median(means), Robust.Median(deviations));
            var reachOfDeviations = MostDeviations * reach[h] * Math.Sqrt(reach[h] / reach[0]);
            for (var i = 0; i < excess.Length; i++)
            {
                excess[i] = Math.Max(excess[i], Math.Max(Ratio(Math.Abs(means[i] - middle), reach[h]), Ratio(deviations[i] - usual, reachOfDeviations)));
            }
        }

        var most = excess.Max();
        return (Array.LastIndexOf(excess, most), most);
    }

    // What is not a number is as far as can be.
    private static double Ratio(double distance, double reach) => double.IsNaN(distance) ? double.PositiveInfinity : distance / reach;

    /// <summary>The distance between the smallest and the largest value, with room for rounding where they are equal; scaled.</summary>
    private static double SpanOf(FitData data)
    {
        const double Rounding = 1e-6;
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in data.Y)
        {
            low = double.IsNaN(value) ? low : Math.Min(low, value);
            high = double.IsNaN(value) ? high : Math.Max(high, value);
        }

        return Math.Max(high - low, Rounding * Math.Max(Math.Abs(high), Math.Abs(low)));
    }
}
