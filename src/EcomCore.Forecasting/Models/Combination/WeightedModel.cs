namespace EcomCore.Forecasting;

/// <summary>The weighted mean, or the median, of several models.</summary>
internal sealed class WeightedModel : IFittedCore
{
    private readonly IFittedCore[] _members;
    private readonly double _degrees;
    private readonly double[] _weights;
    private readonly bool _isMedian;

    /// <param name="data">The data.</param>
    /// <param name="members">Two models or more, the heaviest first.</param>
    /// <param name="weights">Weights that sum to 1.</param>
    /// <param name="name">The name of the whole; null for that of the first and a count.</param>
    /// <param name="isMedian">Whether forecasts are the median of the models' forecasts, not their mean.</param>
    public WeightedModel(FitData data, IFittedCore[] members, double[] weights, string? name = null, bool isMedian = false)
    {
        (_members, _isMedian) = (members, isMedian);
        _weights = weights;
        Name = name ?? FormattableString.Invariant($"{members[0].Name} and {members.Length - 1} more");
        _degrees = members.Select((member, i) => weights[i] * member.Statistics.Degrees).Sum();
        Fitted = new double[data.Y.Length];
        var shares = new double[data.Y.Length];
        for (var i = 0; i < members.Length; i++)
        {
            for (var t = 0; t < Fitted.Length; t++)
            {
                Fitted[t] += double.IsNaN(members[i].Fitted[t]) ? 0 : weights[i] * members[i].Fitted[t] / data.Scale;
                shares[t] += double.IsNaN(members[i].Fitted[t]) ? 0 : weights[i];
            }
        }

        for (var t = 0; t < Fitted.Length; t++)
        {
            Fitted[t] = !(shares[t] > 0) ? double.NaN : isMedian ? Robust.Median([.. members.Select(member => member.Fitted[t] / data.Scale).Where(value => !double.IsNaN(value))]) : Fitted[t] / shares[t];
        }

        var (squares, count) = FitSummary.Errors(data, Fitted);
        FitSummary.InUnits(Fitted, data.Scale);
        var first = members[0].Statistics;
        var isOneFamily = name is null;
        Statistics = first with
        {
            KnownDegrees = _degrees,
            LogLikelihood = isOneFamily ? first.LogLikelihood : double.NaN,
            Aicc = isOneFamily ? first.Aicc : double.NaN,
            Variance = count > 0 ? squares / count * data.Scale * data.Scale : first.Variance,
            Parameters = Array.AsReadOnly(members.Select((member, i) => new KeyValuePair<string, double>(member.Name, weights[i])).ToArray()),
        };
    }

    public string Name { get; }

    public double[] Fitted { get; }

    /// <summary>Gets the variance of the mean's errors and the weights as parameters; parameter count and, within one family, likelihood are the heaviest model's.</summary>
    public FitStatistics Statistics { get; }

    public double[] Means(int horizon) => Pooled([.. _members.Select(member => member.Means(horizon))], horizon);

    /// <summary>One course out of those of the models.</summary>
    private double[] Pooled(double[][] courses, int horizon)
    {
        var means = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            for (var i = 0; i < courses.Length && !_isMedian; i++)
            {
                means[h] += _weights[i] * courses[i][h];
            }

            means[h] = _isMedian ? Robust.Median([.. courses.Select(course => course[h])]) : means[h];
        }

        return means;
    }

    public (double[] Means, IForecastError Error) Project(int horizon)
    {
        var memberMeans = new double[_members.Length][];
        var errors = new IForecastError[_members.Length];
        for (var i = 0; i < _members.Length; i++)
        {
            (memberMeans[i], errors[i]) = _members[i].Project(horizon);
        }

        var means = Pooled(memberMeans, horizon);
        return (means, new MixtureError(means, memberMeans, errors, _weights, _degrees));
    }
}
