namespace EcomCore.Segmentation;

/// <summary>The steps that the fits to purchase histories share.</summary>
internal static class HistoryFit
{
    /// <param name="histories">The customers.</param>
    /// <param name="names">Names of the parameters.</param>
    /// <param name="timePlaces">Places of the parameters that are times.</param>
    /// <param name="likelihood">Makes the log-likelihood of groups.</param>
    /// <param name="start">A starting point for groups.</param>
    /// <param name="model">Makes the model of parameters.</param>
    public static ModelFit<TModel> Of<TModel>(
        IEnumerable<PurchaseHistory> histories,
        string[] names,
        int[] timePlaces,
        Func<HistoryGroups, LogLikelihood> likelihood,
        Func<HistoryGroups, double[]> start,
        Func<double[], TModel> model)
        where TModel : class
    {
        var groups = HistoryGroups.Of(histories);
        if (groups.Refusal != FitRefusal.None)
        {
            return new ModelFit<TModel>(groups.Refusal, groups.Customers);
        }

        if (groups.CustomersWithRepeats < names.Length)
        {
            return new ModelFit<TModel>(FitRefusal.TooFewRepeats, groups.Customers);
        }

        var found = LikelihoodSearch.From(start(groups), likelihood(groups));
        if (RefusalOf(found) is var refusal and not FitRefusal.None)
        {
            return new ModelFit<TModel>(refusal, groups.Customers);
        }

        // A density per time: with times in units of the mean age it is larger by that unit for each repeat.
        var shift = groups.TotalRepeats * Math.Log(groups.TimeScale);
        return Of(found!, names, timePlaces, groups.TimeScale, shift, groups.Customers, groups.Histories.Length, model);
    }

    /// <summary>Why a search gives no model; <see cref="FitRefusal.None"/> when it does.</summary>
    public static FitRefusal RefusalOf(Maximum? found) => found is null || !found.HasConverged ? FitRefusal.NoMaximum
        : EdgesOf(found.Edges) > 1 ? FitRefusal.AtTheEdge
        : FitRefusal.None;

    /// <summary>
    /// How many of the model's freedoms are used up. The last two parameters, and the two before them, are shape and scale of one mixture: where both are as good as
    /// infinite the customers are alike, which is one freedom less and not two.
    /// </summary>
    private static int EdgesOf(int[] edges)
    {
        var used = edges.Count(edge => edge != 0);
        for (var second = edges.Length - 1; second > 0; second -= 2)
        {
            used -= edges[second - 1] > 0 && edges[second] > 0 ? 1 : 0;
        }

        return used;
    }

    /// <summary>Takes a maximum back to the caller's units; refused where these are so small or large that a parameter leaves its range.</summary>
    public static ModelFit<TModel> Of<TModel>(
        Maximum found, string[] names, int[] scaledPlaces, double scale, double shift, int customers, int distinct, Func<double[], TModel> model)
        where TModel : class
    {
        var parameters = names.Select((name, i) =>
        {
            var unit = scaledPlaces.Contains(i) ? scale : 1;
            return new ModelParameter(name, found.Parameters[i] * unit, found.StandardErrors[i] * unit);
        }).ToArray();
        if (scaledPlaces.Any(place => parameters[place].Value is not (>= ModelLimits.LeastScale and <= ModelLimits.MostScale)))
        {
            return new ModelFit<TModel>(FitRefusal.AtTheEdge, customers);
        }

        return new ModelFit<TModel>(model(Array.ConvertAll(parameters, parameter => parameter.Value)), parameters, customers)
        {
            LogLikelihood = found.Value - shift,
            DistinctHistories = distinct,
            Trace = [.. found.Trace.Select(height => height - shift)],
        };
    }
}
