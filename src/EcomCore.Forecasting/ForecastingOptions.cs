namespace EcomCore.Forecasting;

/// <summary>What a deployment tunes.</summary>
public sealed class ForecastingOptions
{
    internal const int LeastPaths = 100;
    internal const int MostPaths = 100_000;
    internal const int MostFourierPairs = 20;

    /// <summary>Gets or sets whether means, quantiles and sums below 0 are raised to 0, as suits demand that cannot be negative.</summary>
    /// <value>Default false: a forecast of returns netted against sales may be negative.</value>
    public bool NonNegative { get; set; }

    /// <summary>Gets or sets whether a family of models is averaged by Akaike weights (Kolassa 2011), or only its member with the lowest AICc is used. Applies to exponential
    /// smoothing, complex exponential smoothing and ARIMA.</summary>
    /// <value>Default true: the mean forecasts better, and its intervals know that the form is uncertain.</value>
    public bool AverageModels { get; set; } = true;

    /// <summary>Gets or sets how exponential smoothing models are estimated.</summary>
    /// <value>Default <see cref="EtsEstimation.Careful"/>.</value>
    public EtsEstimation Estimation { get; set; } = EtsEstimation.Careful;

    /// <summary>Gets or sets how <see cref="Forecaster.Automatic"/> and <see cref="Forecaster.Combination"/> combine their models.</summary>
    /// <value>Default <see cref="CombinationRule.Mean"/>: the other rules need past forecasts of all models (<see cref="CombinationWindows"/>; the median does not), and were no better on the series that we measured.</value>
    public CombinationRule Combining { get; set; } = CombinationRule.Mean;

    /// <summary>Gets or sets the number of past forecasts behind <see cref="CombinationRule.Weighted"/> and <see cref="CombinationRule.Backtest"/>, each of a season or 6 periods; every one costs a fit of all models.</summary>
    /// <value>1 to 50. Default 4.</value>
    public int CombinationWindows { get; set; } = 4;

    /// <summary>Gets or sets whether intervals count that parameters are estimates. They then are wider, the more so the shorter the series.</summary>
    /// <value>Default <see cref="ParameterUncertainty.InAverages"/>.</value>
    public ParameterUncertainty ParameterUncertainty { get; set; } = ParameterUncertainty.InAverages;

    /// <summary>Gets or sets the number of simulated paths behind the intervals of models with a multiplicative season.</summary>
    /// <value>100 to 100,000. Default 2,000: the ends of a 95 % interval are then known to about 3 % of its width.</value>
    public int SimulationPaths { get; set; } = 2000;

    /// <summary>Gets or sets the seed of the simulation.</summary>
    /// <value>Any number; the same seed gives the same intervals on every machine. Default 20081011.</value>
    public int Seed { get; set; } = 20081011;

    /// <summary>Gets or sets the longest season, in periods, that a smoothing model carries state by state; longer ones are made of waves.</summary>
    /// <value>2 to 52. Default 24, as in R's <c>ets</c>.</value>
    public int LongestSmoothedSeason { get; set; } = 24;

    /// <summary>Gets or sets the most pairs of sine and cosine that describe a long season.</summary>
    /// <value>0 to 20. Default 10: a wave of five weeks is the shortest in a yearly season.</value>
    public int MaximumFourierPairs { get; set; } = 10;

    /// <summary>Gets or sets what is done when an event falls into the forecast that never occurred in the data and that borrows from no other.</summary>
    /// <value>Default <see cref="UnseenEventRule.Note"/>.</value>
    public UnseenEventRule UnseenEvents { get; set; } = UnseenEventRule.Note;

    /// <summary>Gets or sets what is done when the last values are a new level (<see cref="DemandCleaning.FindLevelShift"/>).</summary>
    /// <value>Default <see cref="NewLevelRule.Combinations"/>.</value>
    public NewLevelRule NewLevels { get; set; } = NewLevelRule.Combinations;

    /// <summary>Gets whether the model is one of those of a combination.</summary>
    internal bool IsMember { get; private set; }

    /// <summary>The options of the models of a combination.</summary>
    internal ForecastingOptions ForMembers()
    {
        var copy = Copy();
        copy.IsMember = true;
        return copy;
    }

    /// <summary>Whether a model counts that its parameters are estimates.</summary>
    internal bool CountsParameters(bool isAveraged) => ParameterUncertainty == ParameterUncertainty.Always || (ParameterUncertainty == ParameterUncertainty.InAverages && (isAveraged || IsMember));

    internal ForecastingOptions Copy() => (ForecastingOptions)MemberwiseClone();
}
