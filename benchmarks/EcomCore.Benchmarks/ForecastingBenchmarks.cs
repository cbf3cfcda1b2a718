using BenchmarkDotNet.Attributes;
using EcomCore.Forecasting;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using NodaTime;

namespace EcomCore.Benchmarks;

/// <summary>Forecasting models against what a user would build: one form, its squared error handed to Math.NET's simplex.</summary>
[MemoryDiagnoser]
public class ForecastingBenchmarks
{
    private static readonly Dictionary<string, Forecaster> Models = new[]
    {
        Forecaster.Theta, Forecaster.DynamicTheta, Forecaster.Ces, Forecaster.Ets, Forecaster.Arima, Forecaster.Stl, Forecaster.Combination,
    }.ToDictionary(forecaster => forecaster.Name);

    private double[] _weeks = null!;
    private DemandSeries _weekly = null!;
    private DemandSeries _monthly = null!;
    private SeasonalProfile _profile = null!;

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        _weeks = [.. Enumerable.Range(0, 106).Select(_ => (double)random.Next(0, 20))];
        _weekly = DemandSeries.Weekly(new LocalDate(2023, 1, 2), _weeks);
        _monthly = DemandSeries.Monthly(
            new YearMonth(2015, 1), Enumerable.Range(0, 120).Select(t => (200 + t) * (1 + (0.3 * Math.Sin(t * Math.PI / 6))) * (0.9 + (0.2 * random.NextDouble()))));
        _profile = SeasonalProfile.Estimate(_weekly, RetailCalendar.China);
    }

    /// <summary>One form only: level and smoothing constant of simple exponential smoothing.</summary>
    [Benchmark(Baseline = true)]
    public double SimplexOnOneForm() =>
        NelderMeadSimplex.Minimum(ObjectiveFunction.Value(SquaredError), Vector<double>.Build.DenseOfArray([0.3, _weeks[0]]), 1e-6, 2000).FunctionInfoAtMinimum.Value;

    /// <summary>Each model on 120 months, with its forecast of twelve.</summary>
    [Benchmark]
    [Arguments("theta")]
    [Arguments("dotm")]
    [Arguments("ces")]
    [Arguments("ets")]
    [Arguments("arima")]
    [Arguments("stl")]
    [Arguments("combination")]
    public double Monthly(string model) => Models[model].Fit(_monthly).Forecast(12).Mean[0];

    /// <summary>The automatic choice for one item with its group's profile, and a forecast of twelve weeks.</summary>
    [Benchmark]
    public double WeeklyWithProfile() => Forecaster.Automatic.Fit(_weekly, _profile).Forecast(12).Mean[0];

    private double SquaredError(Vector<double> point)
    {
        if (point[0] is <= 0 or >= 1)
        {
            return double.MaxValue;
        }

        var (level, sum) = (point[1], 0.0);
        foreach (var y in _weeks)
        {
            var e = y - level;
            level += point[0] * e;
            sum += e * e;
        }

        return sum;
    }
}
