using FsCheck;
using FsCheck.Xunit;

namespace EcomCore.Segmentation.Tests;

public sealed class CampaignEffectTests
{
    [Fact]
    public void Neighbouring_seeds_give_sequences_of_their_own()
    {
        // The sequence of a seed must not be that of the seed before, some numbers later.
        int[] Sequence(int seed)
        {
            var random = new SplitMix(seed);
            return [.. Enumerable.Range(0, 200).Select(_ => random.Next(1_000_000))];
        }

        Assert.Empty(Sequence(1).Intersect(Sequence(2)).Skip(3));
        Assert.Empty(Sequence(-1).Intersect(Sequence(0)).Skip(3));
    }

    [Fact]
    public void A_clear_uplift_works()
    {
        var effect = CampaignEffect.Compare(CampaignGroup.Of(1000, 120), CampaignGroup.Of(1000, 80));
        Assert.Equal(CampaignVerdict.Works, effect.Verdict);
        Assert.Equal(0.04, effect.Uplift, 12);
        Assert.False(effect.IsExact);
        Assert.Equal(40, effect.ExtraConversions, 9);
        Assert.True(effect.UpliftInterval.Low > 0);
        Assert.Equal(CampaignVerdict.Harms, CampaignEffect.Compare(CampaignGroup.Of(1000, 80), CampaignGroup.Of(1000, 120)).Verdict);
    }

    [Fact]
    public void Few_customers_few_conversions_and_wide_intervals_are_not_enough_data()
    {
        Assert.Equal(CampaignVerdict.NotEnoughData, CampaignEffect.Compare(CampaignGroup.Of(20, 15), CampaignGroup.Of(20, 1)).Verdict);
        Assert.Equal(CampaignVerdict.NotEnoughData, CampaignEffect.Compare(CampaignGroup.Of(1000, 3), CampaignGroup.Of(1000, 1)).Verdict);
        Assert.Equal(CampaignVerdict.NotEnoughData, CampaignEffect.Compare(CampaignGroup.Of(0, 0), CampaignGroup.Of(0, 0)).Verdict);
        var wide = CampaignEffect.Compare(CampaignGroup.Of(300, 33), CampaignGroup.Of(300, 30));
        Assert.Equal(CampaignVerdict.NotEnoughData, wide.Verdict);
        Assert.Equal("Not enough data: an uplift of 1.0 points needs 14751 customers in each group; there are 300 and 300.", wide.Explain());
    }

    [Theory]
    [InlineData(100, 10, 100, 3)]
    [InlineData(300, 11, 300, 22)]
    public void A_verdict_needs_an_interval_without_0(int treated, int conversions, int holdout, int others)
    {
        var effect = CampaignEffect.Compare(CampaignGroup.Of(treated, conversions), CampaignGroup.Of(holdout, others));
        Assert.True(effect.UpliftInterval.Contains(0));
        Assert.True(effect.Verdict is CampaignVerdict.NotEnoughData or CampaignVerdict.NoWorthwhileEffect);
    }

    [Fact]
    public void A_sure_effect_that_is_too_small_is_not_worth_having()
    {
        var effect = CampaignEffect.Compare(CampaignGroup.Of(100_000_000, 10_030_000), CampaignGroup.Of(100_000_000, 10_000_000));
        Assert.True(effect.UpliftInterval.Low > 0);
        Assert.Equal(CampaignVerdict.NoWorthwhileEffect, effect.Verdict);
    }

    [Fact]
    public void Enough_customers_with_an_open_interval_are_not_told_to_be_too_few() =>
        Assert.Equal(
            "Not enough data: -0.1 to 1.0 points more bought, which may be nothing or worth having.",
            CampaignEffect.Compare(CampaignGroup.Of(20_000, 2090), CampaignGroup.Of(20_000, 2000)).Explain());

    [Fact]
    public void A_narrow_interval_around_nothing_is_no_worthwhile_effect() =>
        Assert.Equal(CampaignVerdict.NoWorthwhileEffect, CampaignEffect.Compare(CampaignGroup.Of(200_000, 20_000), CampaignGroup.Of(200_000, 20_010)).Verdict);

    [Fact]
    public void Small_counts_take_the_exact_test()
    {
        var effect = CampaignEffect.Compare(CampaignGroup.Of(40, 8), CampaignGroup.Of(40, 1));
        Assert.True(effect.IsExact);
        Assert.Equal(Proportions.FisherTest(8, 40, 1, 40), effect.PValue);
    }

    [Fact]
    public void Revenue_has_a_bootstrap_interval_that_the_seed_decides()
    {
        var treated = CampaignGroup.Of(Enumerable.Range(0, 400).Select(i => i % 4 == 0 ? 50.0 : 0));
        var holdout = CampaignGroup.Of(Enumerable.Range(0, 400).Select(i => i % 5 == 0 ? 50.0 : 0));
        var effect = CampaignEffect.Compare(treated, holdout);
        Assert.Equal(2.5, effect.RevenueUplift, 12);

        // Normal theory: 2.5 -+ 1.96 sqrt(50^2 (0.25 * 0.75 + 0.2 * 0.8) / 400) = -0.39 to 5.39; the bootstrap is within its own noise of it.
        Assert.InRange(effect.RevenueInterval!.Value.Low, -0.39 - 0.4, -0.39 + 0.4);
        Assert.InRange(effect.RevenueInterval!.Value.High, 5.39 - 0.4, 5.39 + 0.4);
        Assert.Equal(effect.RevenueInterval, CampaignEffect.Compare(treated, holdout).RevenueInterval);
        var uneven = CampaignGroup.Of(Enumerable.Range(0, 400).Select(i => Math.Sqrt(i)));
        Assert.NotEqual(
            CampaignEffect.Compare(uneven, holdout).RevenueInterval, CampaignEffect.Compare(uneven, holdout, new CampaignOptions { Seed = 2 }).RevenueInterval);
        Assert.Null(CampaignEffect.Compare(treated, CampaignGroup.Of(400, 80)).RevenueInterval);
        Assert.Null(CampaignEffect.Compare(treated, CampaignGroup.Of([5.0])).RevenueInterval);
        Assert.Null(CampaignEffect.Compare(treated, CampaignGroup.Of(Enumerable.Repeat(5.0, 100))).RevenueInterval);
        Assert.Throws<ArgumentOutOfRangeException>(() => CampaignGroup.Of([double.NaN]));
    }

    [Fact]
    public void Very_large_groups_have_the_normal_interval()
    {
        var group = CampaignGroup.Of(Enumerable.Range(0, 60_000).Select(i => i % 2 * 10.0));
        var interval = CampaignEffect.Compare(group, group).RevenueInterval!.Value;
        Assert.Equal(1.959964 * Math.Sqrt(2 * 25.0 / 59_999), interval.High, 4);
        Assert.Equal(-interval.High, interval.Low, 9);
    }

    [Fact]
    public void Coupons_are_compared_by_use_and_by_margin()
    {
        // 100 minus 20 sent to 1000, used by 30 at 120 on average; 80 minus 15 to 1000, used by 70 at 95; margin 40 %.
        var first = new CouponArm(new Coupon(100m, 20m), 1000, 30, 3600m, 0.4m);
        var second = new CouponArm(new Coupon(80m, 15m), 1000, 70, 6650m, 0.4m);
        var comparison = CouponComparison.Compare(first, second);

        Assert.Equal((840m, 0.84m, 50m), (first.Margin, first.MarginPerSent, first.BreakEvenBasket));
        Assert.Equal((1610m, 1.61m, 37.5m), (second.Margin, second.MarginPerSent, second.BreakEvenBasket));
        Assert.Equal(0.77m, comparison.MarginDifference);
        Assert.Equal(0.04, comparison.RedemptionDifference, 12);

        // A use of the second earns 23: 0.84 / 23 = 3.65 % must use it.
        Assert.Equal(0.84 / 23, comparison.BreakEvenRedemption!.Value, 12);
        Assert.Equal(20m / 48m, first.BreakEvenIncrementalShare);
        Assert.True(comparison.PValue < 0.001);
        Assert.Equal("80 minus 15", second.Coupon.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => new Coupon(10m, 20m));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CouponArm(first.Coupon, 10, 5, 499m, 0.4m));
    }

    [Property]
    public bool A_group_against_itself_never_works(PositiveInt customers, NonNegativeInt conversions)
    {
        var group = CampaignGroup.Of(customers.Get, conversions.Get % (customers.Get + 1));
        var effect = CampaignEffect.Compare(group, group);
        return effect.Verdict is CampaignVerdict.NotEnoughData or CampaignVerdict.NoWorthwhileEffect && effect.PValue > 0.999 && effect.UpliftInterval.Contains(0);
    }

    [Fact]
    public void A_possible_loss_is_not_called_no_effect()
    {
        var effect = CampaignEffect.Compare(CampaignGroup.Of(300, 11), CampaignGroup.Of(300, 22), new CampaignOptions { WorthwhileUplift = 0.01 });

        Assert.Equal(CampaignVerdict.NotEnoughData, effect.Verdict);
        Assert.True(effect.UpliftInterval.Low < -0.07 && effect.UpliftInterval.High is > 0 and < 0.01);
    }
}
