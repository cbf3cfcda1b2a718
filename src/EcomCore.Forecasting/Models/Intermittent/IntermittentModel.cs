namespace EcomCore.Forecasting;

/// <summary>One rate for every coming period, with the distribution of the past around it.</summary>
internal sealed class IntermittentModel : IFittedCore
{
    private readonly double[] _past;
    private readonly double _rate;

    public IntermittentModel(FitData data, string name, double rate, double[] fitted)
    {
        Name = name;
        _rate = rate * data.Scale;
        var (squares, count) = FitSummary.Errors(data, fitted);
        Fitted = FitSummary.InUnits(fitted, data.Scale);
        Statistics = FitSummary.Plain(data, 2, count > 0 ? squares / count : 0, new KeyValuePair<string, double>("alpha", IntermittentSmoothing.Alpha));
        _past = [.. data.Y.Skip(DemandStart.Of(data.Y)).Where(value => !double.IsNaN(value)).Select(value => value * data.Scale)];
    }

    public string Name { get; }

    public double[] Fitted { get; }

    public FitStatistics Statistics { get; }

    public double[] Means(int horizon)
    {
        var means = new double[horizon];
        means.AsSpan().Fill(_rate);
        return means;
    }

    public (double[] Means, IForecastError Error) Project(int horizon) => (Means(horizon), new EmpiricalError(_past, _rate));
}
