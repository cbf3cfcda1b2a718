using MathNet.Numerics;

namespace EcomCore.Inventory.Tests;

public sealed class NegativeBinomialTailTests
{
    // Summed from the mode outwards by the recursion of neighbouring probabilities and divided by the sum of all, which needs no factorials (Python, doubles).
    [Theory]
    [InlineData(1_500_000, 50, 30_000, 0.4811926232640749)]
    [InlineData(1_500_000, 4_900, 305, 0.3968099847615469)]
    [InlineData(1_500_000, 9_900, 150, 0.1582499153503835)]
    [InlineData(1_500_000, 10_100, 150, 0.8393357997172307)]
    [InlineData(1_500_000, 400_000, 3.75, 0.4998629973059297)]
    [InlineData(1_200_000, 1_400_000, 0.857, 0.4467203470202847)]
    [InlineData(4_900, 1_500_000, 0.0033, 0.7628305694739747)]
    [InlineData(9_900, 1_500_000, 0.0066, 0.5013233270453977)]
    [InlineData(10_100, 1_500_000, 0.0067, 0.3108673685612409)]
    public void Expansions_agree_with_the_sum_of_the_probabilities(double failures, double successes, double excess, double expected)
    {
        var (above, within) = NegativeBinomialTail.Split(failures - 1, successes, excess);

        Assert.Equal(expected, above, 2e-9);
        Assert.Equal(1, above + within, 1e-12);
    }

    [Theory]
    [InlineData(1.5e6, 0.01)]
    [InlineData(1.5e6, 1.0)]
    [InlineData(1.5e6, 2_900.0)]
    [InlineData(200.0, 1.5e6)]
    [InlineData(2_900.0, 1.5e6)]
    public void Expansions_agree_with_the_continued_fraction(double failures, double successes)
    {
        // The fraction's factor has logarithms of factorials near 4e7, of which it keeps eight digits or nine; hence the tolerance.
        foreach (var shift in (double[])[-2, -0.5, -1e-5, 0, 0.3, 2])
        {
            var mean = Math.Max(failures / 10, failures + (shift * Math.Sqrt(failures + (failures * failures / successes))));
            var excess = mean / successes;

            Assert.Equal(
                SpecialFunctions.BetaRegularized(failures, successes, excess / (1 + excess)),
                NegativeBinomialTail.Split(failures - 1, successes, excess).Above,
                1e-8);
        }
    }

    [Theory]
    [InlineData(1.0, 0.01)]
    [InlineData(1.0, 3.0)]
    [InlineData(7.0, 1e-12)]
    [InlineData(80.0, 31.7)]
    [InlineData(40.0, 5000.0)]
    [InlineData(5000.0, 15.9)]
    [InlineData(90_000.0, 70_000.0)]
    public void The_fraction_agrees_with_another_one(double failures, double successes)
    {
        // The other one's logarithms of factorials grow with the parameters, and with them what it loses.
        var tolerance = 1e-14 * Math.Max(10, failures + successes);
        foreach (var shift in (double[])[0.02, 0.3, 0.9, 1, 1.1, 3, 40])
        {
            var excess = shift * failures / successes;
            var expected = SpecialFunctions.BetaRegularized(failures, successes, excess / (1 + excess));
            var (above, within) = NegativeBinomialTail.Split(failures - 1, successes, excess);

            Assert.Equal(expected, above, tolerance);
            Assert.Equal(1, above + within, 1e-15);
        }
    }

    [Theory]
    [InlineData(1_200_000, 11.1, 7e7)]
    [InlineData(1_200_000, 300, 8e3)]
    [InlineData(40, 1_500_000, 1e-4)]
    public void Expansions_keep_the_digits_of_the_smaller_tail(double failures, double successes, double excess)
    {
        // Far below the mean the fraction takes few steps whatever the size.
        var expected = IncompleteBeta.Fraction(successes, failures, 1 / (1 + excess), 1 / (1 + (1 / excess)), out _);
        var within = NegativeBinomialTail.Split(failures - 1, successes, excess).Within;

        Assert.InRange(expected, 1e-300, 1e-15);
        Assert.Equal(1, within / expected, 1e-6);
    }

    [Fact]
    public void The_smaller_tail_keeps_its_digits()
    {
        // With one success the chance of more than k failures is q to the k + 1, with two (k + 2) q^(k + 1) - (k + 1) q^(k + 2).
        var q = 0.25;
        Assert.Equal(1, NegativeBinomialTail.Split(99, 1, q / (1 - q)).Above / Math.Pow(q, 100), 1e-12);
        Assert.Equal(1, NegativeBinomialTail.Split(99, 2, q / (1 - q)).Above / ((101 * Math.Pow(q, 100)) - (100 * Math.Pow(q, 101))), 1e-12);
    }

    [Theory]
    [InlineData(1e15, 1e-6)]
    [InlineData(1e15, 1e15)]
    [InlineData(0.0, 1e15)]
    [InlineData(9e18, 3.0)]
    public void Parameters_of_any_size_give_chances(double k, double successes)
    {
        foreach (var excess in (double[])[1e-300, 1e-9, 1, 1e9, 1e300])
        {
            var (above, within) = NegativeBinomialTail.Split(k, successes, excess);

            Assert.InRange(above, 0, 1);
            Assert.InRange(within, 0, 1);
        }
    }
}
