namespace EcomCore.Forecasting;

/// <summary>Fits complex exponential smoothing.</summary>
internal static class CesModel
{
    private const int Evaluations = 400;

    // In the logarithm of the mean square: a hundredth of a unit of AICc at 100 values.
    private const double Tolerance = 1e-6;

    // About the width of the region in which old values are forgotten.
    private const double StableWidth = 2;

    private static readonly double[] FirstConstants = [1.3, 1, 0.1, 0.1];
    private static readonly double[] FirstFull = [1.3, 1, 1.3, 1];
    private static readonly double[] FirstSteps = [-0.1, -0.1, 0.1, 0.1];

    /// <summary>The seasonal forms with a finite AICc.</summary>
    public static IReadOnlyList<LinearModel> All(FitData data, bool countsParameters)
    {
        var models = new List<LinearModel>();
        foreach (var season in new[] { CesSeason.None, CesSeason.Simple, CesSeason.Partial, CesSeason.Full })
        {
            if (season != CesSeason.None && (data.Period <= 1 || data.Y.Length < 2 * data.Period))
            {
                continue;
            }

            if (Fit(data, season, countsParameters) is { } model && !double.IsInfinity(model.Statistics.Aicc))
            {
                models.Add(model);
            }
        }

        return models;
    }

    public static LinearModel? Fit(FitData data, CesSeason season, bool countsParameters = false)
    {
        var recursion = new CesRecursion(season, data.Complete, data.Period);
        var count = CesRecursion.Constants(season);
        var floor = data.Y.Length * 1e-18;
        var search = new SimplexSearch(count, constants => Math.Log(Math.Max(recursion.Squares(constants), floor)));
        search.Run((season == CesSeason.Full ? FirstFull : FirstConstants).AsSpan(0, count), FirstSteps.AsSpan(0, count), Tolerance, Evaluations);
        if (double.IsInfinity(search.Value))
        {
            return null;
        }

        var fitted = new double[data.Y.Length];
        recursion.Run(search.Best, fitted);
        var (squares, observed) = FitSummary.Errors(data, fitted);
        var variance = squares / Math.Max(observed - count, 1);
        string[] names = ["alpha0", "alpha1", "beta0", "beta1"];
        var statistics = FitSummary.Normal(
            data, observed, count + 1, squares, variance, [.. search.Best.Select((value, i) => new KeyValuePair<string, double>(names[i], value))]);
        var first = data.Y.Length;
        var best = search.Best.ToArray();
        return new LinearModel(
            NameOf(season), FitSummary.InUnits(fitted, data.Scale), statistics, data.Scale, variance, horizon => Project(recursion, first, horizon),
            countsParameters ? Spread(data, season, best, variance).Parts : null);
    }

    private static EstimationSpread<CesRecursion> Spread(FitData data, CesSeason season, double[] best, double variance)
    {
        var count = data.Y.Length;
        return new(best, [.. best.Select(_ => ParameterRange.Known(StableWidth, variance))], variance, count, Run, (end, means) => Continue(end.Copy(), count, 0, means));

        CesRecursion Run(double[] constants, double[] errors)
        {
            var recursion = new CesRecursion(season, data.Complete, data.Period);
            recursion.Run(constants, errors);
            for (var t = 0; t < count; t++)
            {
                errors[t] = data.Y[t] - errors[t];
            }

            return recursion;
        }
    }

    private static (double[] Means, double[] Weights) Project(CesRecursion end, int first, int horizon)
    {
        // The model is linear, so what one unit of surprise in the first step changes later is the weight of an error.
        var (means, weights) = (new double[horizon], new double[horizon]);
        Continue(end.Copy(), first, 0, means);
        Continue(end.Copy(), first, 1, weights);
        for (var h = 0; h < horizon; h++)
        {
            weights[h] = h == 0 ? 1 : weights[h] - means[h];
        }

        return (means, weights);
    }

    private static void Continue(CesRecursion recursion, int first, double surprise, double[] means)
    {
        for (var h = 0; h < means.Length; h++)
        {
            means[h] = recursion.Predict(first + h);
            recursion.Update(first + h, h == 0 ? surprise : 0);
        }
    }

    private static string NameOf(CesSeason season) => season switch
    {
        CesSeason.None => "CES(N)",
        CesSeason.Simple => "CES(S)",
        CesSeason.Partial => "CES(P)",
        _ => "CES(F)",
    };
}
