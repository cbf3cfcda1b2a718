namespace EcomCore.Forecasting;

// The models to choose from.
public sealed partial class Forecaster
{
    /// <summary>Gets the forecaster that looks at the series first: demand that is mostly 0 gets <see cref="Tsb"/>, everything else <see cref="Combination"/>.</summary>
    public static Forecaster Automatic { get; } = Of(new AutomaticRecipe());

    /// <summary>Gets the plain mean of five models of four families: <see cref="Ets"/>, <see cref="Ces"/>, <see cref="Arima"/>, <see cref="Theta"/> and <see cref="DynamicTheta"/>, and of <see cref="Stl"/> where there is a season. A season of more
    /// than <see cref="ForecastingOptions.LongestSmoothedSeason"/> periods is taken out by STL for the first three.</summary>
    public static Forecaster Combination { get; } = Of(AutomaticRecipe.Combination);

    /// <summary>Gets exponential smoothing (Hyndman et al. 2008): the mean of its forms by Akaike weights, or the form with the lowest AICc where <see cref="ForecastingOptions.AverageModels"/> is off.</summary>
    public static Forecaster Ets { get; } = Of(new EtsRecipe(null));

    /// <summary>Gets the Theta method (Assimakopoulos and Nikolopoulos 2000): simple exponential smoothing with half the slope of a straight line, of the seasonally adjusted series.</summary>
    public static Forecaster Theta { get; } = Of(new ThetaRecipe(ThetaKind.Standard));

    /// <summary>Gets the optimised Theta model (Fiorucci et al. 2016): the weight of the straight line is fitted.</summary>
    public static Forecaster OptimisedTheta { get; } = Of(new ThetaRecipe(ThetaKind.Optimised));

    /// <summary>Gets the dynamic optimised Theta model (Fiorucci et al. 2016): the straight line is fitted anew in each period too.</summary>
    public static Forecaster DynamicTheta { get; } = Of(new ThetaRecipe(ThetaKind.Dynamic));

    /// <summary>Gets complex exponential smoothing (Svetunkov, Kourentzes and Ord 2022), averaged or chosen as <see cref="Ets"/>.</summary>
    public static Forecaster Ces { get; } = Of(new CesRecipe());

    /// <summary>Gets seasonal ARIMA with automatic orders (Hyndman and Khandakar 2008), averaged or chosen as <see cref="Ets"/>.</summary>
    public static Forecaster Arima { get; } = Of(new ArimaRecipe(null));

    /// <summary>Gets STL with exponential smoothing of the seasonally adjusted series.</summary>
    public static Forecaster Stl { get; } = Of(new StlRecipe("stl", new EtsRecipe(null), manySeasons: false));

    /// <summary>Gets multi-seasonal STL with exponential smoothing of the seasonally adjusted series: week and year for daily data, else as <see cref="Stl"/>.</summary>
    public static Forecaster Mstl { get; } = Of(new StlRecipe("mstl", new EtsRecipe(null), manySeasons: true));

    /// <summary>Gets a regression on waves of the season with ARIMA errors.</summary>
    public static Forecaster Harmonic { get; } = Of(new HarmonicRecipe([]));

    /// <summary>Gets Croston's method for demand with many zeros, with a smoothing constant of 0.1.</summary>
    public static Forecaster Croston { get; } = Of(new IntermittentRecipe(IntermittentKind.Croston));

    /// <summary>Gets Croston's method without its bias, by Syntetos and Boylan (2005).</summary>
    public static Forecaster Sba { get; } = Of(new IntermittentRecipe(IntermittentKind.Sba));

    /// <summary>Gets the method of Teunter, Syntetos and Babai (2011), which forgets items that no longer sell.</summary>
    public static Forecaster Tsb { get; } = Of(new IntermittentRecipe(IntermittentKind.Tsb));

    /// <summary>Gets ADIDA (Nikolopoulos et al. 2011): demand summed over blocks of its mean interval.</summary>
    public static Forecaster Adida { get; } = Of(new IntermittentRecipe(IntermittentKind.Adida));

    /// <summary>Gets iMAPA (Petropoulos and Kourentzes 2015): the mean of forecasts over blocks of every length up to the mean interval.</summary>
    public static Forecaster Imapa { get; } = Of(new IntermittentRecipe(IntermittentKind.Imapa));

    /// <summary>Gets the mean of all values.</summary>
    public static Forecaster Mean { get; } = Of(new MeanRecipe());

    /// <summary>Gets the last value with the mean change.</summary>
    public static Forecaster Drift { get; } = Of(new DriftRecipe());

    /// <summary>Gets the naive forecaster: the last value.</summary>
    public static Forecaster Naive { get; } = Of(new NaiveRecipe(seasonal: false));

    /// <summary>Gets the seasonal naive forecaster: the value one season ago; the last value when the season is longer than the series.</summary>
    public static Forecaster SeasonalNaive { get; } = Of(new NaiveRecipe(seasonal: true));

    /// <summary>Exponential smoothing in one given form.</summary>
    /// <param name="form">The form. Data that do not suit it (values of 0 or less with a multiplicative error, too few values) get a simpler model, with a note.</param>
    /// <returns>The forecaster.</returns>
    public static Forecaster EtsIn(EtsForm form) => Of(new EtsRecipe(form));

    /// <summary>ARIMA with given orders.</summary>
    /// <param name="order">The orders. Data that do not suit them (fewer values than parameters, no season for seasonal orders) get automatic orders, with a note.</param>
    /// <returns>The forecaster.</returns>
    public static Forecaster ArimaIn(ArimaOrder order) => Of(new ArimaRecipe(order));

    /// <summary>A regression on waves of the season and on given regressors, with ARIMA errors.</summary>
    /// <param name="regressors">Regressors; each must cover the series and every period that is forecast.</param>
    /// <returns>The forecaster. Fitting or forecasting beyond the end of a regressor is an <see cref="ArgumentException"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="regressors"/> or one of them is null.</exception>
    public static Forecaster HarmonicWith(params IEnumerable<Regressor> regressors)
    {
        Guard.NotNull(regressors);
        Regressor[] copy = [.. regressors];
        foreach (var one in copy)
        {
            Guard.NotNull(one, nameof(regressors));
        }

        return Of(new HarmonicRecipe(copy));
    }

    /// <summary>STL, or multi-seasonal STL, with any model of the seasonally adjusted series.</summary>
    /// <param name="trend">The model, such as <see cref="Arima"/>; its options are not taken over.</param>
    /// <returns>The forecaster.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="trend"/> is null.</exception>
    public static Forecaster StlWith(Forecaster trend)
    {
        Guard.NotNull(trend);
        return Of(new StlRecipe("stl+" + trend.Name, trend._recipe, manySeasons: true));
    }

    private static Forecaster Of(IModelRecipe recipe) => new(new ForecastingOptions(), recipe);
}
