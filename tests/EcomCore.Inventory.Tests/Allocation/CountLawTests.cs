namespace EcomCore.Inventory.Tests;

public sealed class CountLawTests
{
    [Theory]
    [InlineData(2, 0)]
    [InlineData(80, 0)]
    [InlineData(5000, 0)]
    [InlineData(20, 2)]
    [InlineData(80, 4)]
    [InlineData(1000, 100)]
    public void Places_are_near_the_quantiles(double mean, double excess)
    {
        var deviation = Math.Sqrt(mean * (1 + excess));
        var (law, direct) = excess == 0
            ? (CountLaw.Poisson(mean), DirectTails.Poisson(mean))
            : (CountLaw.NegativeBinomial(mean, deviation, excess), DirectTails.NegativeBinomial(mean / excess, excess));
        foreach (var z in (double[])[-5, -2, -0.5, 0, 0.4, 1, 2.5, 5, 7])
        {
            var k = 0L;
            while (z > 0 ? direct.At(k).Above > NormalTail.Above(z) : direct.At(k).Within < NormalTail.Above(-z))
            {
                k++;
            }

            // Counts are whole, and it is a starting point: half a count and a fifth of a deviation.
            Assert.Equal(Math.Max(0, k), Math.Max(0, law.PlaceOf(z)), 0.75 + (0.2 * deviation));
        }
    }

    [Theory]
    [InlineData(1e-9, 1e-9)]
    [InlineData(1e-9, 1e9)]
    [InlineData(1e300, 1e-9)]
    [InlineData(1e9, 1e15)]
    public void Extreme_laws_have_places_that_are_numbers(double mean, double excess)
    {
        var law = CountLaw.NegativeBinomial(mean, Math.Sqrt(mean) * Math.Sqrt(1 + excess), excess);
        var places = ((double[])[-40, -5, -1, 0, 1, 5, 40]).Select(law.PlaceOf).ToArray();

        Assert.DoesNotContain(places, double.IsNaN);
    }
}
