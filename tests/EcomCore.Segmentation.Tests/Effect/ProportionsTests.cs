using FsCheck;
using FsCheck.Xunit;

namespace EcomCore.Segmentation.Tests;

public sealed class ProportionsTests
{
    [Fact]
    public void Intervals_are_those_of_Newcombe_1998()
    {
        // Newcombe 1998, Statistics in Medicine 17, 857-872, table I (Wilson), and 873-890, table II, examples (a) and (c), printed to four decimals.
        Assert.Equal(0.2553, Proportions.Wilson(81, 263).Low, 4);
        Assert.Equal(0.3662, Proportions.Wilson(81, 263).High, 4);
        Assert.Equal(0, Proportions.Wilson(0, 20).Low);
        Assert.Equal(0.1611, Proportions.Wilson(0, 20).High, 4);
        var difference = Proportions.Newcombe(56, 70, 48, 80);
        Assert.Equal(0.0524, difference.Low, 4);
        Assert.Equal(0.3339, difference.High, 4);
        difference = Proportions.Newcombe(9, 10, 3, 10);
        Assert.Equal(0.1705, difference.Low, 4);
        Assert.Equal(0.8090, difference.High, 4);
    }

    [Fact]
    public void Fishers_test_is_that_of_R()
    {
        // The lady tasting tea: fisher.test(matrix(c(3, 1, 1, 3), 2)) gives 0.4857; fisher.test(matrix(c(10, 2, 3, 15), 2)) gives 0.0005367.
        Assert.Equal(34.0 / 70, Proportions.FisherTest(3, 4, 1, 4), 12);
        Assert.Equal(0.0005367241, Proportions.FisherTest(10, 12, 3, 18), 10);
        Assert.Equal(1, Proportions.FisherTest(0, 5, 0, 9));
    }

    [Fact]
    public void The_z_test_is_the_square_root_of_chi_square()
    {
        // 30 of 100 against 20 of 100: z = 0.1 / sqrt(0.25 * 0.75 * 0.02) = 1.63299, p = 0.10247.
        Assert.Equal(0.1024704, Proportions.ZTest(30, 100, 20, 100), 6);
        Assert.Equal(1, Proportions.ZTest(0, 10, 0, 10));
    }

    [Fact]
    public void Sample_sizes_are_those_of_the_formula()
    {
        // 10 % to 12 %: (1.95996 sqrt(2 * 0.11 * 0.89) + 0.84162 sqrt(0.09 + 0.1056))^2 / 0.0004 = 3840.85.
        Assert.Equal(3841, SampleSize.PerGroup(0.10, 0.02));
        Assert.Equal(SampleSize.PerGroup(0.10, 0.02), SampleSize.PerGroup(0.12, -0.02));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.PerGroup(0.10, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.PerGroup(0.9, 0.1));
    }

    [Fact]
    public void P_values_are_corrected_as_by_p_adjust()
    {
        // R: p.adjust(c(0.01, 0.02, 0.03, 0.04), "holm") and "BH".
        Assert.Equal([0.04, 0.06, 0.06, 0.06], MultipleTesting.Holm([0.01, 0.02, 0.03, 0.04]).Select(p => Math.Round(p, 12)));
        Assert.Equal([0.04, 0.04, 0.04, 0.04], MultipleTesting.BenjaminiHochberg([0.01, 0.02, 0.03, 0.04]).Select(p => Math.Round(p, 12)));
        Assert.Empty(MultipleTesting.Holm([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => MultipleTesting.Holm([double.NaN]));
    }

    [Property]
    public bool Intervals_hold_their_share_and_turn_around_with_the_groups(PositiveInt n, PositiveInt m, NonNegativeInt a, NonNegativeInt b)
    {
        var (x, y) = (a.Get % (n.Get + 1), b.Get % (m.Get + 1));
        var wilson = Proportions.Wilson(x, n.Get);
        var (there, back) = (Proportions.Newcombe(x, n.Get, y, m.Get), Proportions.Newcombe(y, m.Get, x, n.Get));
        return wilson.Contains((double)x / n.Get) && wilson.Low >= 0 && wilson.High <= 1
            && Math.Abs(there.Low + back.High) < 1e-12 && there.Low >= -1 && there.High <= 1;
    }

    [Property]
    public bool Fishers_test_agrees_with_counting_all_tables(byte n, byte m, byte a, byte b)
    {
        var (first, second) = (1 + (n % 12), 1 + (m % 12));
        var (x, y) = (a % (first + 1), b % (second + 1));
        double Choose(int from, int take) => take < 0 || take > from ? 0 : Enumerable.Range(1, take).Aggregate(1.0, (product, i) => product * (from - take + i) / i);
        double Chance(int table) => Choose(first, table) * Choose(second, x + y - table) / Choose(first + second, x + y);
        var expected = Enumerable.Range(0, x + y + 1).Select(Chance).Where(chance => chance <= Chance(x) * (1 + 1e-7)).Sum();
        return Math.Abs(Proportions.FisherTest(x, first, y, second) - Math.Min(1, expected)) < 1e-9;
    }
}
