namespace EcomCore.Forecasting;

/// <summary>A series and its regressors after differencing: what an ARMA process is fitted to.</summary>
internal sealed class ArimaData
{
    /// <param name="complete">Complete values.</param>
    /// <param name="period">The season; 1 for none.</param>
    /// <param name="d">Differences.</param>
    /// <param name="seasonalD">Seasonal differences.</param>
    /// <param name="regressors">Columns of the same length; they are differenced too.</param>
    public ArimaData(double[] complete, int period, int d, int seasonalD, IReadOnlyList<double[]> regressors)
    {
        Complete = complete;
        Period = period;
        D = d;
        SeasonalD = seasonalD;
        Series = Differenced(complete, period, d, seasonalD);
        Regressors = [.. regressors.Select(column => Differenced(column, period, d, seasonalD))];
    }

    public double[] Complete { get; }

    public int Period { get; }

    public int D { get; }

    public int SeasonalD { get; }

    public double[] Series { get; }

    public double[][] Regressors { get; }

    public int Lost => D + (SeasonalD * Period);

    public static double[] Differenced(double[] values, int period, int d, int seasonalD)
    {
        for (var i = 0; i < seasonalD; i++)
        {
            values = Difference(values, period);
        }

        for (var i = 0; i < d; i++)
        {
            values = Difference(values, 1);
        }

        return values;
    }

    private static double[] Difference(double[] values, int lag)
    {
        var result = new double[Math.Max(values.Length - lag, 0)];
        for (var t = 0; t < result.Length; t++)
        {
            result[t] = values[t + lag] - values[t];
        }

        return result;
    }
}
