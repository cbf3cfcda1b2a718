using System.Globalization;

namespace EcomCore.Forecasting;

/// <summary>Fits a recipe, with simpler models for series that it cannot describe.</summary>
internal static class ModelChoice
{
    public static (ChosenModel Model, IReadOnlyList<string> Notes) Choose(double[] values, int[] periods, IModelRecipe recipe, ForecastingOptions options)
    {
        var notes = new List<string>();
        var data = new FitData(values, periods[0]) { Periods = periods };
        if (data.Observed < values.Length)
        {
            notes.Add(string.Format(CultureInfo.InvariantCulture, "{0} of {1} values are missing.", values.Length - data.Observed, values.Length));
        }

        return (Choose(data, recipe, options, notes), notes);
    }

    /// <summary>The same for data whose missing values were spoken of.</summary>
    public static ChosenModel Choose(FitData data, IModelRecipe recipe, ForecastingOptions options, List<string> notes) =>
        Trivial(data, notes) ?? Wanted(data, recipe, options, notes);

    /// <summary>The answer for series without two different values.</summary>
    private static ChosenModel? Trivial(FitData data, List<string> notes)
    {
        if (data.Observed == 0)
        {
            return new ChosenModel(NaiveModel.OfNothing(data), "every value is missing, so nothing can be said");
        }

        if (data.Observed == 1)
        {
            notes.Add("Only one value: how much demand changes cannot be seen, so the intervals take one change to have a standard deviation as large as the value.");
            return new ChosenModel(
                NaiveModel.Fit(data, 1, Math.Abs(data.Smallest)), "only one value: it is repeated, and the spread is taken to be as large as the value");
        }

        return IsConstant(data.Y) ? new ChosenModel(NaiveModel.Fit(data, 1), "every value is the same, so it is repeated") : null;
    }

    private static ChosenModel Wanted(FitData data, IModelRecipe recipe, ForecastingOptions options, List<string> notes)
    {
        if (data.Observed < recipe.LeastValues)
        {
            return new ChosenModel(
                NaiveModel.Fit(data, 1), string.Format(CultureInfo.InvariantCulture, "only {0} values: the last one is repeated", data.Observed));
        }

        return recipe.Fit(data, options, notes)
            ?? new ChosenModel(NaiveModel.Fit(data, 1), $"no model of the kind '{recipe.Name}' could be fitted: the last value is repeated");
    }

    private static bool IsConstant(double[] values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            low = value < low ? value : low;
            high = value > high ? value : high;
        }

        return high - low <= 1e-12 * Math.Max(Math.Abs(low), Math.Abs(high));
    }
}
