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

        if (LikelihoodSearch.From(start(groups), likelihood(groups)) is not { } found)
        {
            return new ModelFit<TModel>(FitRefusal.NoMaximum, groups.Customers);
        }

        // A density per time: with times in units of the mean age it is larger by that unit for each repeat.
        var shift = groups.TotalRepeats * Math.Log(groups.TimeScale);
        return Of(found, names, timePlaces, groups.TimeScale, shift, groups.Customers, groups.Histories.Length, model);
    }

    /// <summary>Takes a maximum back to the caller's units.</summary>
    public static ModelFit<TModel> Of<TModel>(
        Maximum found, string[] names, int[] scaledPlaces, double scale, double shift, int customers, int distinct, Func<double[], TModel> model)
        where TModel : class
    {
        var parameters = names.Select((name, i) =>
        {
            var unit = scaledPlaces.Contains(i) ? scale : 1;
            return new ModelParameter(name, found.Parameters[i] * unit, found.StandardErrors[i] * unit);
        }).ToArray();
        return new ModelFit<TModel>(model(Array.ConvertAll(parameters, parameter => parameter.Value)), parameters, customers)
        {
            LogLikelihood = found.Value - shift,
            DistinctHistories = distinct,
            Trace = [.. found.Trace.Select(height => height - shift)],
        };
    }
}
