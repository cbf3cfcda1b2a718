using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace EcomCore.Inventory.Tests;

/// <summary>Expected sales against sums and integrals of the textbook's distributions.</summary>
public sealed class SalesCurveTests
{
    // Sums of up to a few thousand terms on both sides.
    private const double Relative = 1e-11;

    [Theory]
    [InlineData(0.3)]
    [InlineData(7.5)]
    [InlineData(120)]
    [InlineData(4000)]
    public void Poisson_tails_are_sums_of_its_probabilities(double mean)
    {
        var from = (long)Math.Max(0, mean - (8 * Math.Sqrt(mean)));
        for (var k = from; k < mean + (8 * Math.Sqrt(mean)) + 4; k += Math.Max(1, (long)(Math.Sqrt(mean) / 3)))
        {
            var (above, within) = PoissonTail.Split(k, mean);
            Near(SpecialFunctions.GammaLowerRegularized(k + 1.0, mean), above);
            Near(SpecialFunctions.GammaUpperRegularized(k + 1.0, mean), within);
        }
    }

    [Theory]
    [InlineData(0.5, 1.2)]
    [InlineData(20, 6)]
    [InlineData(300, 90)]
    public void Negative_binomial_sales_are_sums_of_its_probabilities(double mean, double stdDev)
    {
        var r = mean * mean / ((stdDev * stdDev) - mean);
        var law = new NegativeBinomial(r, mean / (stdDev * stdDev));
        var curve = SalesCurve.Of(DemandModel.NegativeBinomial, mean, stdDev);
        var (sales, above) = (0.0, 1.0);
        for (var units = 1; units < mean + (6 * stdDev); units++)
        {
            above -= law.Probability(units - 1);
            sales += above;
            Assert.Equal(sales, curve.Sales(units), 1e-9 * Math.Max(1, sales));
        }
    }

    [Theory]
    [InlineData(100, 20)]
    [InlineData(5, 8)]
    [InlineData(0.2, 3)]
    public void Normal_sales_are_integrals_of_the_truncated_tail(double mean, double stdDev)
    {
        var curve = SalesCurve.Of(DemandModel.Normal, mean, stdDev);
        var cut = Normal.CDF(mean, stdDev, 0);
        foreach (var units in (long[])[1, 2, 5, 40, 100, 130])
        {
            var expected = Integrate.GaussKronrod(x => (1 - Normal.CDF(mean, stdDev, x)) / (1 - cut), 0, units, 1e-13);
            Assert.Equal(expected, curve.Sales(units), 1e-9 * Math.Max(1, expected));
        }
    }

    [Fact]
    public void Lots_are_worth_the_mean_of_their_units()
    {
        foreach (var model in Enum.GetValues<DemandModel>())
        {
            var curve = SalesCurve.Of(model, 23, 8);
            for (var lots = 0; lots < 8; lots++)
            {
                var units = Enumerable.Range(lots * 6, 6).Average(k => curve.WorthOf(k, 1, 5, 2).Value);
                Assert.Equal(units, curve.WorthOf(lots, 6, 5, 2).Value, model == DemandModel.Normal ? 1e-10 : 1e-13);
            }

            // Past the largest lot whose units are summed, expected sales are subtracted.
            foreach (var lot in (int[])[UnitTails.MostOfLot(8), UnitTails.MostOfLot(8) + 1])
            {
                var units = Enumerable.Range(0, lot).Average(k => curve.WorthOf(k, 1, 5, 2).Value);
                Assert.Equal(units, curve.WorthOf(0, lot, 5, 2).Value, 1e-10);
            }
        }
    }

    [Fact]
    public void A_variance_not_above_the_mean_is_Poissons() =>
        Assert.Equal(SalesCurve.Of(DemandModel.Poisson, 9, 0).Sales(11), SalesCurve.Of(DemandModel.NegativeBinomial, 9, 2).Sales(11));

    private static void Near(double expected, double actual, double relative = Relative) =>
        Assert.InRange(actual, expected * (1 - relative), expected * (1 + relative));
}
