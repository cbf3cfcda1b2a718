namespace EcomCore.Forecasting;

/// <summary>The weighted mean of several models.</summary>
internal sealed class WeightedModel : IFittedCore
{
    // Below this, Student's distribution has no variance.
    private const double LeastDegrees = 3;

    private readonly IFittedCore[] _members;
    private readonly double _degrees;
    private readonly double[] _weights;

    /// <param name="data">The data.</param>
    /// <param name="members">Two models or more, the heaviest first.</param>
    /// <param name="weights">Weights that sum to 1.</param>
    /// <param name="name">The name of the whole; null for that of the first and a count.</param>
    public WeightedModel(FitData data, IFittedCore[] members, double[] weights, string? name = null)
    {
        _members = members;
        _weights = weights;
        Name = name ?? FormattableString.Invariant($"{members[0].Name} and {members.Length - 1} more");
        _degrees = Math.Max(LeastDegrees, data.Observed - members.Select((member, i) => weights[i] * member.Statistics.ParameterCount).Sum());
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
            Fitted[t] = shares[t] > 0 ? Fitted[t] / shares[t] : double.NaN;
        }

        var (squares, count) = FitSummary.Errors(data, Fitted);
        FitSummary.InUnits(Fitted, data.Scale);
        var first = members[0].Statistics;
        var isOneFamily = name is null;
        Statistics = first with
        {
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

    public double[] Means(int horizon)
    {
        var means = new double[horizon];
        for (var i = 0; i < _members.Length; i++)
        {
            var own = _members[i].Means(horizon);
            for (var h = 0; h < horizon; h++)
            {
                means[h] += _weights[i] * own[h];
            }
        }

        return means;
    }

    public (double[] Means, IForecastError Error) Project(int horizon)
    {
        var means = new double[horizon];
        var memberMeans = new double[_members.Length][];
        var errors = new IForecastError[_members.Length];
        for (var i = 0; i < _members.Length; i++)
        {
            (memberMeans[i], errors[i]) = _members[i].Project(horizon);
            for (var h = 0; h < horizon; h++)
            {
                means[h] += _weights[i] * memberMeans[i][h];
            }
        }

        return (means, new MixtureError(means, memberMeans, errors, _weights, _degrees));
    }
}
