using BenchmarkDotNet.Attributes;
using EcomCore.Forecasting;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using NodaTime;

namespace EcomCore.Benchmarks;

/// <summary>Automatic exponential smoothing against what a user would build: one form, its squared error handed to Math.NET's simplex.</summary>
[MemoryDiagnoser]
public class ForecastingBenchmarks
{
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

    /// <summary>Six forms, the best of them, and a forecast of twelve weeks.</summary>
    [Benchmark]
    public double WeeklyWithProfile() => Forecaster.Automatic.Fit(_weekly, _profile).Forecast(12).Mean[0];

    /// <summary>Fifteen forms with a season of twelve.</summary>
    [Benchmark]
    public double MonthlySeasonal() => Forecaster.Automatic.Fit(_monthly).Forecast(12).Mean[0];

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
