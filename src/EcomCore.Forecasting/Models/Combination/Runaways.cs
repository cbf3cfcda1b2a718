namespace EcomCore.Forecasting;

/// <summary>Members of a combination that leave the others by more than the data ever spanned: one odd last value can do that to a model with a trend or a season.</summary>
/// <remarks>
/// The mean of a few forecasts follows the worst of them without bound; their median does not (Petropoulos and Svetunkov 2020, A simple combination of univariate models, International Journal of Forecasting 36). Here the mean stays, and
/// who leaves the median is left out: by the span of the data within two seasons (or eight periods), by more in proportion later, so that a straight line is judged the same however far one looks; with a deviation three times that, growing as that
/// of an uncertain slope does. Models part so far on steep series too, and then their mean is better than their median. So this counts only where the last value is an outlier to the models, or where a model leaves by ten times as much.
/// </remarks>
internal static class Runaways
{
    private const int LeastMembers = 3;

    // Two seasons, or eight periods without one: what a forecast usually covers.
    private const int Cycles = 2;
    private const int LeastSteps = 8;

    // Three times as far: what grows faster than a straight line shows. Two years of weeks are enough.
    private const int Further = 3;
    private const int MostSteps = 104;

    private const double MostDeviations = 3;
    private const double Explosion = 10;
    private const int LeastErrors = 5;

    public static void Remove(FitData data, List<IFittedCore> cores, List<string> notes)
    {
        var usual = Math.Max(LeastSteps, Cycles * data.Period);
        var steps = Math.Max(usual, Math.Min(Further * usual, MostSteps));
        var span = SpanOf(data);
        double[] reach = [.. Enumerable.Range(0, steps).Select(h => span * Math.Max(1, (h + 1) / (double)usual))];
        var courses = cores.Count > LeastMembers - 1 ? cores.ConvertAll(core => core.Project(steps)) : [];

        // One after another, the worst first: it moves the middle for the others.
        var limit = (double?)null;
        while (courses.Count >= LeastMembers && Worst(courses, reach) is var (worst, excess) && excess > (limit ??= excess > 1 && EndsOddly(data, cores) ? 1 : Explosion))
        {
            notes.Add($"{cores[worst].Name} parts from the other models by more than the data ever spanned, so it is left out of the mean.");
            cores.RemoveAt(worst);
            courses.RemoveAt(worst);
        }
    }

    /// <summary>The course that leaves the middle furthest, the last of equals, and by how many times the reach.</summary>
    private static (int Worst, double Excess) Worst(List<(double[] Means, IForecastError Error)> courses, double[] reach)
    {
        var excess = new double[courses.Count];
        for (var h = 0; h < reach.Length; h++)
        {
            double[] means = [.. courses.Select(course => course.Means[h])];
            double[] deviations = [.. courses.Select(course => course.Error.StandardDeviationAt(h))];
            var (middle, usual) = (Robust.Median(means), Robust.Median(deviations));
            var reachOfDeviations = MostDeviations * reach[h] * Math.Sqrt(reach[h] / reach[0]);
            for (var i = 0; i < excess.Length; i++)
            {
                excess[i] = Math.Max(excess[i], Math.Max(Excess(Math.Abs(means[i] - middle), reach[h]), Excess(deviations[i] - usual, reachOfDeviations)));
            }
        }

        var most = excess.Max();
        return (Array.LastIndexOf(excess, most), most);
    }

    /// <summary>Whether the last value is an outlier to what the middle of the models said one step before: more than three interquartile ranges outside the quartiles of the errors before it.</summary>
    private static bool EndsOddly(FitData data, List<IFittedCore> cores)
    {
        double[] errors =
        [
            .. Enumerable.Range(0, data.Y.Length)
                .Select(t => data.Y[t] - (Robust.Median([.. cores.Select(core => core.Fitted[t] / data.Scale)]))).Where(error => !double.IsNaN(error)),
        ];
        if (errors.Length < LeastErrors)
        {
            return false;
        }

        double[] before = [.. errors.Take(errors.Length - 1).OrderBy(error => error)];
        var (lower, upper) = (OutlierSearch.Quantile(before, 0.25), OutlierSearch.Quantile(before, 0.75));
        var room = OutlierSearch.Ranges * (upper - lower);
        return errors[^1] < lower - room || errors[^1] > upper + room;
    }

    // What is not a number is as far as can be.
    private static double Excess(double distance, double reach) => double.IsNaN(distance) ? double.PositiveInfinity : distance / reach;

    /// <summary>The distance between the smallest and the largest value, with room for rounding where they are equal.</summary>
    private static double SpanOf(FitData data)
    {
        const double Rounding = 1e-6;
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in data.Y)
        {
            low = double.IsNaN(value) ? low : Math.Min(low, value);
            high = double.IsNaN(value) ? high : Math.Max(high, value);
        }

        return Math.Max(high - low, Rounding * Math.Max(Math.Abs(high), Math.Abs(low))) * data.Scale;
    }
}
