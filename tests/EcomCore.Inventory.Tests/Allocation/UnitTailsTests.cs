namespace EcomCore.Inventory.Tests;

/// <summary>The tails of eight neighbouring counts against the tail of each count by itself.</summary>
public sealed class UnitTailsTests
{
    private const double Relative = 1e-12;

    // Where a few demands are huge and the others 0, the single tail is 1 less its rest.
    private const double Rest = 4e-16;

    private delegate bool Tails(long first, Span<double> tails);

    [Theory]
    [InlineData(1e-3)]
    [InlineData(0.3)]
    [InlineData(7.5)]
    [InlineData(8)]
    [InlineData(120)]
    [InlineData(4000)]
    [InlineData(60_000)]
    public void Poisson_tails_of_neighbours_are_those_of_each_count(double mean) => AreThoseOfEachCount(
        mean, Math.Sqrt(mean), (first, tails) => UnitTails.Poisson(first, mean, tails), k => PoissonTail.Split(k, mean));

    [Theory]
    [InlineData(0.3, 0.7)]
    [InlineData(40, 6.4)]
    [InlineData(120, 30)]
    [InlineData(80, 200)]
    [InlineData(5, 500)]
    [InlineData(3000, 400)]
    public void Negative_binomial_tails_of_neighbours_are_those_of_each_count(double mean, double stdDev)
    {
        var excess = (stdDev / mean * stdDev) - 1;
        var successes = mean / excess;
        AreThoseOfEachCount(
            mean,
            stdDev,
            (first, tails) => UnitTails.NegativeBinomial(first, CountLaw.NegativeBinomial(mean, stdDev, excess), tails),
            k => NegativeBinomialTail.Split(k, successes, excess));
    }

    [Theory]
    [InlineData(1e-5, 0, 1e-13)]
    [InlineData(0.9, 0, 1e-13)]
    [InlineData(88.2, 0, 1e-13)]
    [InlineData(9000, 0, 1e-12)]
    [InlineData(0.02, 0.011, 1e-13)]
    [InlineData(81.7, 2.2, 1e-13)]
    [InlineData(600, 35, 2e-13)]
    [InlineData(94, 750, 5e-13)]
    [InlineData(300, 400, 1e-12)]

    // The deviance of r from n p loses the digits by which r is larger than the mean.
    [InlineData(400, 1e-3, 1e-11)]
    public void Tails_agree_with_the_sum_of_the_single_chances(double mean, double excess, double relative)
    {
        var isPoisson = excess == 0;
        var direct = isPoisson ? DirectTails.Poisson(mean) : DirectTails.NegativeBinomial(mean / excess, excess);
        var deviation = Math.Sqrt(mean * (1 + excess));
        var law = isPoisson ? CountLaw.Poisson(mean) : CountLaw.NegativeBinomial(mean, deviation, excess);
        foreach (var count in (int[])[UnitTails.Counts, 1, UnitTails.MostOfLot(deviation)])
        {
            var tails = new double[count];
            foreach (var z in (double[])[-8, -5, -2.5, -1, -0.2, 0.1, 0.7, 2, 4, 7, 12])
            {
                var first = (long)Math.Max(0, mean + (z * deviation)) & -UnitTails.Counts;
                var isAbove = isPoisson ? UnitTails.Poisson(first, mean, tails) : UnitTails.NegativeBinomial(first, law, tails);
                for (var i = 0; i < count; i++)
                {
                    var (above, within) = direct.At(first + i);
                    var expected = isAbove ? above : within;
                    Assert.InRange(tails[i], expected * (1 - relative), Math.Max(1e-200, expected * (1 + relative)));
                }
            }
        }
    }

    [Theory]
    [InlineData(DemandModel.Poisson, (1L << 52) - 8)]
    [InlineData(DemandModel.NegativeBinomial, 1_000_000 - 8)]
    public void Worth_runs_on_where_the_single_chances_end(DemandModel model, long edge)
    {
        var curve = SalesCurve.Of(model, Math.Floor(edge - (0.8 * Math.Sqrt(edge))), Math.Sqrt(edge) * 1.5);
        var worths = Enumerable.Range(-4, 8).Select(step => curve.WorthOf(edge + step, 1, 10, 3).Value).ToArray();
        var steps = worths.Zip(worths.Skip(1), (one, next) => one - next).ToArray();
        Assert.All(steps, step => Assert.InRange(step, steps[0] * 0.9, steps[0] * 1.1));
    }

    private static void AreThoseOfEachCount(double mean, double stdDev, Tails fill, Func<long, (double Above, double Within)> single)
    {
        var tails = new double[UnitTails.Counts];
        var start = (long)Math.Max(0, mean - (7 * stdDev)) & -UnitTails.Counts;
        for (var first = start; first < mean + (7 * stdDev) + 8; first += UnitTails.Counts * (1 + (long)(stdDev / 60)))
        {
            var isAbove = fill(first, tails);
            for (var i = 0; i < tails.Length; i++)
            {
                var (above, within) = single(first + i);
                var expected = isAbove ? above : within;
                Assert.Equal(expected, tails[i], (Relative * expected) + Rest);
            }
        }
    }
}
