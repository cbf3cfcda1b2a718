using BenchmarkDotNet.Attributes;
using EcomCore.Segmentation;

namespace EcomCore.Benchmarks;

/// <summary>Fitting the lifetime models to as many customers as the full CDNOW data set has.</summary>
[MemoryDiagnoser]
public class LifetimeBenchmarks
{
    private PurchaseHistory[] _histories = null!;

    [Params(23_570)]
    public int Customers { get; set; }

    /// <summary>Gamma rates, stop chances as in the CDNOW sample, first purchases over twelve weeks, times in whole days.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        _histories = new PurchaseHistory[Customers];
        for (var i = 0; i < Customers; i++)
        {
            var age = 189 + random.Next(84);
            var rate = -Math.Log(1 - random.NextDouble()) * random.NextDouble() / 60;
            var stop = Math.Pow(random.NextDouble(), 2);
            var (day, last, repeats) = (0.0, 0, 0);
            while (random.NextDouble() > stop && (day += -Math.Log(1 - random.NextDouble()) / rate) < age)
            {
                repeats += (int)day > last ? 1 : 0;
                last = Math.Max(last, (int)day);
            }

            _histories[i] = new PurchaseHistory(repeats, last / 7.0, age / 7.0);
        }
    }

    [Benchmark]
    public double FitBgNbd() => BgNbd.Fit(_histories).LogLikelihood;

    [Benchmark]
    public double FitParetoNbd() => ParetoNbd.Fit(_histories).LogLikelihood;
}
