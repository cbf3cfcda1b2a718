using System.Globalization;

namespace EcomCore.Forecasting;

/// <summary>Averages models of one family by how well the data support each.</summary>
/// <remarks>
/// Akaike weights, proportional to exp(-AICc/2) (Burnham and Anderson 2002, section 2.9); for forecasts Kolassa (2011), Combining exponential smoothing forecasts using Akaike weights, International Journal of
/// Forecasting 27. A model more than 10 behind the best has essentially no support (section 2.6) and is left out.
/// </remarks>
internal static class AkaikeAverage
{
    public const double NoSupport = 10;

    private const int MostNamed = 3;

    /// <summary>The average of models, or the single one that is supported.</summary>
    /// <param name="data">The data.</param>
    /// <param name="family">What the models are called together.</param>
    /// <param name="models">Models with a finite AICc, in a fixed order; at least one.</param>
    public static ChosenModel Of(FitData data, string family, IEnumerable<IFittedCore> models)
    {
        var sorted = models.OrderBy(model => model.Statistics.Aicc).ToArray();
        var least = sorted[0].Statistics.Aicc;
        var supported = sorted.Where(model => model.Statistics.Aicc <= least + NoSupport).ToArray();
        var weights = supported.Select(model => Math.Exp(-0.5 * (model.Statistics.Aicc - least))).ToArray();
        var sum = weights.Sum();
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] /= sum;
        }

        return supported.Length == 1
            ? new ChosenModel(supported[0], OnlyOne(family, supported[0]))
            : new ChosenModel(new WeightedModel(data, supported, weights), Reason(family, supported, weights));
    }

    public static string OnlyOne(string family, IFittedCore model) =>
        string.Format(CultureInfo.InvariantCulture, "lowest AICc, {0:F2}, of the {1} models that suit the data", model.Statistics.Aicc, family);

    private static string Reason(string family, IFittedCore[] models, double[] weights)
    {
        var named = models.Take(MostNamed).Select((model, i) => string.Format(CultureInfo.InvariantCulture, "{0} {1:F0} %", model.Name, 100 * weights[i]));
        return string.Format(CultureInfo.InvariantCulture, "mean of {0} {1} models by Akaike weights: {2}", models.Length, family, string.Join(", ", named))
            + (models.Length > MostNamed ? ", ..." : string.Empty);
    }
}
