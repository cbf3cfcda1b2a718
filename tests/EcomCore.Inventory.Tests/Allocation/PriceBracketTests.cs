namespace EcomCore.Inventory.Tests;

public sealed class PriceBracketTests
{
    [Theory]
    [InlineData(-38.5)]
    [InlineData(-9)]
    [InlineData(-0.3)]
    [InlineData(6.9)]
    public void A_smooth_sum_is_met_in_a_few_steps(double root)
    {
        double Gap(double t) => 100 * (Math.Exp(t / 20) - Math.Exp(root / 20));

        Assert.InRange(StepsTo(Gap, new PriceBracket(-39, 7, Gap(-39), Gap(7)), double.NaN), 1, 12);
        Assert.InRange(StepsTo(Gap, new PriceBracket(-39, 39), start: 0), 1, 20);
    }

    [Theory]
    [InlineData(-39)]
    [InlineData(-8.25)]
    [InlineData(12)]
    public void A_jump_is_closed_in_on(double jump)
    {
        // Nothing is near the stock on either side: the ends come together.
        double Gap(double t) => t > jump ? 1000 : -1000;
        var bracket = new PriceBracket(-39, 39);
        var t = 0.0;
        for (var step = 0; !bracket.IsClosedAt(t); step++)
        {
            Assert.InRange(step, 0, 199);
            bracket.Narrow(t, Gap(t));
            t = bracket.Next();
        }

        Assert.Equal(jump, bracket.Low);
        Assert.Equal(Math.BitIncrement(jump), bracket.High);
    }

    private static int StepsTo(Func<double, double> gap, PriceBracket bracket, double start)
    {
        var t = double.IsNaN(start) ? bracket.Next() : start;
        for (var step = 1; ; step++)
        {
            if (Math.Abs(gap(t)) < 0.1)
            {
                return step;
            }

            bracket.Narrow(t, gap(t));
            t = bracket.Next();
        }
    }
}
