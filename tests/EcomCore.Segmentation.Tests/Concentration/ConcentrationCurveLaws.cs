using FsCheck;
using FsCheck.Xunit;

namespace EcomCore.Segmentation.Tests;

public sealed class ConcentrationCurveLaws
{
    [Property]
    public bool Gini_agrees_with_the_mean_difference_of_all_pairs(NonNegativeInt[] values)
    {
        var numbers = values.Select(value => (double)value.Get).ToArray();
        var differences = numbers.Sum(a => numbers.Sum(b => Math.Abs(a - b)));
        var expected = numbers.Sum() == 0 ? 0 : differences / (2.0 * numbers.Length * numbers.Sum());
        return Math.Abs(CurveOf(values).Gini - expected) < 1e-12;
    }

    [Property]
    public bool More_customers_never_make_less(NonNegativeInt[] values)
    {
        var curve = CurveOf(values);
        return Enumerable.Range(0, 100).All(i => curve.ShareOfBest(i / 100.0) <= curve.ShareOfBest((i + 1) / 100.0));
    }

    [Property]
    public bool The_customers_making_a_share_make_it_and_one_fewer_do_not(NonNegativeInt[] values, byte percent)
    {
        var share = Math.Min(percent, (byte)100) / 100.0;
        var curve = CurveOf(values);
        var customers = curve.CustomersMaking(share);
        return values.Length == 0
            || (curve.ShareOfBest((double)customers / values.Length) >= share - 1e-12
                && (customers == 0 || curve.ShareOfBest((customers - 1.0) / values.Length) < share + 1e-12));
    }

    private static ConcentrationCurve CurveOf(NonNegativeInt[] values) => ConcentrationCurve.Of(values.Select(value => (decimal)value.Get));
}
