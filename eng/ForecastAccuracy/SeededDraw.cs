namespace EcomCore.ForecastAccuracy;

/// <summary>Random numbers that are the same in every run.</summary>
internal sealed class SeededDraw(int seed)
{
    private readonly Random _random = new(seed);

    public double Uniform() => 1 - _random.NextDouble();

    public double Normal() => Math.Sqrt(-2 * Math.Log(Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    public double Poisson(double mean)
    {
        var (count, product) = (-1, 1.0);
        for (var least = Math.Exp(-mean); product > least; count++)
        {
            product *= Uniform();
        }

        return count;
    }
}
