namespace EcomCore.Forecasting;

/// <summary>A way to fit a model: what a <see cref="Forecaster"/> is made of.</summary>
/// <remarks>Immutable. A recipe is only given series with at least two different values.</remarks>
internal interface IModelRecipe
{
    /// <summary>Gets the short name that users type.</summary>
    string Name { get; }

    /// <summary>Gets which long seasons it takes care of.</summary>
    LongSeasons Carries { get; }

    /// <summary>Gets the fewest observed values it needs.</summary>
    int LeastValues { get; }

    /// <summary>Fits; null when the data do not suit the model.</summary>
    /// <param name="data">The data.</param>
    /// <param name="options">The options.</param>
    /// <param name="notes">Takes what a reader should know.</param>
    ChosenModel? Fit(FitData data, ForecastingOptions options, List<string> notes);
}
