namespace EcomCore.Inventory.Tests;

/// <summary>The smaller tail of the Poisson law against values computed with fifty digits (incomplete gamma function by its series and by its continued fraction).</summary>
public sealed class PoissonTailTests
{
    // The deviance of a count and the mean is right to 2e-16 of itself, and stands in an exponent.
    private const double Relative = 1e-13;

    [Theory]
    [InlineData(400, 120, 7.215338893711096e-61)]
    [InlineData(400, 300, 1.01039601519581427e-7)]
    [InlineData(400, 370, 0.0687362566781401179)]
    [InlineData(400, 399, 0.493350870161094529)]
    [InlineData(400, 408, 0.332938134694259914)]
    [InlineData(400, 460, 0.00153160966505902227)]
    [InlineData(400, 640, 1.02038426823044207e-28)]
    [InlineData(1234.5, 742, 5.24919585337547025e-52)]
    [InlineData(1234.5, 1058, 1.4408014097143642e-7)]
    [InlineData(1234.5, 1181, 0.0649291839941283444)]
    [InlineData(1234.5, 1234, 0.498107424007282559)]
    [InlineData(1234.5, 1248, 0.343678857689533291)]
    [InlineData(1234.5, 1339, 0.00157767123205949774)]
    [InlineData(1234.5, 1656, 1.7969731146049889e-30)]
    [InlineData(20000, 18020, 2.70156863811722163e-46)]
    [InlineData(20000, 19292, 2.43285500749179493e-7)]
    [InlineData(20000, 19787, 0.06627858223660811)]
    [InlineData(20000, 19998, 0.496238747602437064)]
    [InlineData(20000, 20056, 0.344392149294202392)]
    [InlineData(20000, 20424, 0.00138434261256145955)]
    [InlineData(20000, 21697, 1.2087605287031001e-32)]
    [InlineData(100000.25, 95573, 1.81215787764523507e-45)]
    [InlineData(100000.25, 98419, 2.70046948162862098e-7)]
    [InlineData(100000.25, 99525, 0.0665547235717022317)]
    [InlineData(100000.25, 99997, 0.496740979460655995)]
    [InlineData(100000.25, 100126, 0.344696101622575803)]
    [InlineData(100000.25, 100948, 0.00137478249851618085)]
    [InlineData(100000.25, 103794, 4.42223261658465079e-33)]
    [InlineData(3_000_000, 2975751, 5.98900143643133694e-45)]
    [InlineData(3_000_000, 2991339, 2.83024875873589866e-7)]
    [InlineData(3_000_000, 2997401, 0.0667599285412776702)]
    [InlineData(3_000_000, 2999982, 0.496007685919078658)]
    [InlineData(3_000_000, 3000692, 0.344616595201127541)]
    [InlineData(3_000_000, 3005196, 0.00135242033345138095)]
    [InlineData(3_000_000, 3020784, 2.09819503498943076e-33)]
    [InlineData(1_000_000_000, 999557281, 7.68289385836485322e-45)]
    [InlineData(1_000_000_000, 999841886, 2.86481558789195281e-7)]
    [InlineData(1_000_000_000, 999952565, 0.0668049755180687396)]
    [InlineData(1_000_000_000, 999999683, 0.496009311739829934)]
    [InlineData(1_000_000_000, 1000012649, 0.344572093659077088)]
    [InlineData(1_000_000_000, 1000094868, 0.00135006104420249785)]
    [InlineData(1_000_000_000, 1000379473, 1.79260587721453931e-33)]
    public void Tails_of_large_means_have_all_but_the_last_digits(double mean, long k, double smaller)
    {
        var (above, within) = PoissonTail.Split(k, mean);
        Assert.InRange(Math.Min(above, within) / smaller, 1 - Relative, 1 + Relative);
        Assert.Equal(1, above + within, 15);

        var tails = new double[UnitTails.Counts];
        var first = k & -UnitTails.Counts;
        UnitTails.Poisson(first, mean, tails);
        Assert.InRange(tails[(int)(k - first)] / smaller, 1 - (3 * Relative), 1 + (3 * Relative));

        Assert.InRange(Math.Min(DemandDistribution.Poisson(mean).Cdf(k), 1) / within, 1 - Relative, 1 + Relative);
    }

    [Theory]
    [InlineData(399.9)]
    [InlineData(400)]
    [InlineData(1300.5)]
    [InlineData(5000)]
    public void The_sums_and_the_expansion_meet(double mean)
    {
        // On both sides of the places at which one gives way to the other.
        var direct = DirectTails.Poisson(mean);
        foreach (var edge in (double[])[mean / 1.18, mean / 0.82])
        {
            for (var k = (long)edge - 3; k < edge + 3; k++)
            {
                var ((above, within), expected) = (PoissonTail.Split(k, mean), direct.At(k));
                Assert.InRange(Math.Min(above, within) / Math.Min(expected.Above, expected.Within), 1 - (5 * Relative), 1 + (5 * Relative));
            }
        }
    }

    [Fact]
    public void Chances_that_no_double_holds_are_nothing()
    {
        Assert.Equal((0.0, 1.0), PoissonTail.Split(2_000_000, 1_000_000));
        Assert.Equal((1.0, 0.0), PoissonTail.Split(500_000, 1_000_000));
        Assert.Equal((1.0, 0.0), PoissonTail.Split(-1, 5));
        Assert.Equal((0.0, 1.0), PoissonTail.Split(0, 0));
        Assert.Equal((1.0, Math.Exp(-700)), PoissonTail.Split(0, 700));
    }
}
