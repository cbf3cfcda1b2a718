namespace EcomCore.Forecasting;

/// <summary>Seasonal ARIMA: given orders, those with the lowest AICc, or the mean of the models met on the way to them by Akaike weights.</summary>
internal sealed class ArimaRecipe(ArimaOrder? order) : IModelRecipe
{
    public string Name => order?.ToString() ?? "arima";

    public LongSeasons Carries => LongSeasons.None;

    public int LeastValues => 4;

    public ChosenModel? Fit(FitData data, ForecastingOptions options, List<string> notes)
    {
        if (order is { } wanted)
        {
            if ((data.Period > 1 || !wanted.IsSeasonal) && data.Y.Length > wanted.Lost(data.Period)
                && new ArimaData(data.Complete, data.Period, wanted.D, wanted.SeasonalD, []) is var given && new ArimaRoom(given) is var buffers && ArimaSelector.Fit(given, buffers, wanted) is { } forced)
            {
                return new ChosenModel(ArimaModel.Build(data, given, buffers, forced, options.CountsParameters(isAveraged: false)), ChosenModel.AskedFor);
            }

            notes.Add($"The data do not suit {wanted}, so other orders were chosen.");
        }

        var arima = Differenced(data.Complete, data.Period);
        var room = new ArimaRoom(arima);
        var contenders = ArimaSelector.Contenders(arima, room, options.AverageModels ? AkaikeAverage.NoSupport : 0);
        if (contenders.Count == 0)
        {
            return null;
        }

        if (!options.AverageModels)
        {
            var best = ArimaModel.Build(data, arima, room, contenders[0], options.CountsParameters(isAveraged: false));
            return new ChosenModel(best, AkaikeAverage.OnlyOne("ARIMA", best));
        }

        return AkaikeAverage.Of(data, "ARIMA", contenders.Select(fit => ArimaModel.Build(data, arima, room, fit, options.CountsParameters(isAveraged: true))));
    }

    /// <summary>The data with as many differences as the tests ask for.</summary>
    internal static ArimaData Differenced(double[] complete, int period)
    {
        var seasonal = Stationarity.SeasonalDifferences(complete, period);
        var differenced = ArimaData.Differenced(complete, period, 0, seasonal);
        return new ArimaData(complete, period, Stationarity.Differences(differenced), seasonal, []);
    }
}
