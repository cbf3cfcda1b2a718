using System.Globalization;

namespace EcomCore.Forecasting;

/// <summary>A regression on waves of the season and on given regressors, whose errors are an ARIMA process.</summary>
/// <remarks>
/// Hyndman and Athanasopoulos, Forecasting: Principles and Practice, sections 7.4 and 9.5: y = sum of a(k) sin(2 pi k t/m) + b(k) cos(2 pi k t/m) + regressors + errors. All coefficients
/// are estimated together with the ARMA coefficients by exact maximum likelihood. The number of waves has the lowest AICc with errors of first order; the orders of the errors are then searched for as in ARIMA, without season.
/// </remarks>
internal sealed class HarmonicRecipe(IReadOnlyList<Regressor> regressors) : IModelRecipe
{
    public string Name => "harmonic";

    public LongSeasons Carries => LongSeasons.OwnSeason;

    public int LeastValues => 8 + (2 * regressors.Count);

    public ChosenModel? Fit(FitData data, ForecastingOptions options, List<string> notes)
    {
        var most = data.Period > 1 && data.Y.Length > data.Period ? Math.Min(options.MaximumFourierPairs, data.Period / 2) : 0;
        ArimaData? chosen = null;
        var (pairs, least) = (0, double.PositiveInfinity);
        for (var k = 0; k <= most; k++)
        {
            var tried = Columns(data, k);
            var first = ArimaSelector.Fit(tried, new ArimaRoom(tried), new ArimaOrder(1, tried.D, 0, constant: tried.D < 2));
            if (chosen is null || (first is not null && first.Aicc < least))
            {
                (chosen, pairs, least) = (tried, k, first?.Aicc ?? double.PositiveInfinity);
            }
        }

        var room = new ArimaRoom(chosen!);
        if (ArimaSelector.Contenders(chosen!, room, 0) is not [var fit, ..])
        {
            return null;
        }

        var name = string.Format(
            CultureInfo.InvariantCulture, "Regression on {0} pairs of waves{1} with {2} errors", pairs,
            regressors.Count > 0 ? " and " + string.Join(", ", regressors.Select(one => one.Name)) : string.Empty, fit.Order);
        var model = ArimaModel.Build(data, chosen!, room, fit, options.CountsParameters(isAveraged: false), name, (t, column) => Value(data, pairs, t, column));
        return new ChosenModel(model, string.Format(CultureInfo.InvariantCulture, "lowest AICc, {0:F2}, over waves and orders of the errors", model.Statistics.Aicc));
    }

    /// <summary>The data and the columns, with as many differences as what a regression leaves needs.</summary>
    private ArimaData Columns(FitData data, int pairs)
    {
        var count = Count(data, pairs);
        var columns = Enumerable.Range(0, count).Select(column => Enumerable.Range(0, data.Y.Length).Select(t => Value(data, pairs, t, column)).ToArray()).ToArray();
        var white = new ArimaData(data.Complete, 1, 0, 0, columns);
        var left = ArimaSelector.Fit(white, new ArimaRoom(white), new ArimaOrder(0, 0, 0, constant: true)) is { } plain
            ? [.. data.Complete.Select((y, t) => y - columns.Select((column, k) => plain.Beta[k + 1] * column[t]).Sum())]
            : data.Complete;
        return new ArimaData(data.Complete, 1, Stationarity.Differences(left, 1), 0, columns);
    }

    // The last sine of an even season is 0 everywhere.
    private int Count(FitData data, int pairs) => (2 * pairs) - (2 * pairs == data.Period ? 1 : 0) + regressors.Count;

    private double Value(FitData data, int pairs, int t, int column)
    {
        var waves = Count(data, pairs) - regressors.Count;
        if (column >= waves)
        {
            return regressors[column - waves].At(t);
        }

        var angle = 2 * Math.PI * ((column / 2) + 1) * (t % data.Period) / data.Period;
        return column % 2 == 0 ? Math.Cos(angle) : Math.Sin(angle);
    }
}
