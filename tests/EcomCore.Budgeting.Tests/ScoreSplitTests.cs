namespace EcomCore.Budgeting.Tests;

public sealed class ScoreSplitTests
{
    private static readonly SplitChannel[] OnePerStage =
    [
        new("Amazon") { Revenue = 800_000m, MarginRate = 0.3 },
        new("AliExpress", ChannelStage.Growing) { Revenue = 200_000m, MarginRate = 0.2 },
        new("Temu", ChannelStage.New),
    ];

    private static readonly SplitRules StageOnly = new() { Weights = new Dictionary<SplitCriterion, double> { [SplitCriterion.Stage] = 1 } };

    [Fact]
    public void By_stage_alone_one_channel_of_each_gives_sixty_thirty_ten()
    {
        var plan = BudgetSplit.ByScore(100_000m, Currency.Cny, OnePerStage, StageOnly);

        Assert.Equal([60_000m, 30_000m, 10_000m], plan.Parts.Select(part => part.Amount.Amount));
    }

    [Fact]
    public void The_score_is_the_weighted_mean_of_the_shares_and_is_explained()
    {
        var part = BudgetSplit.ByScore(100_000m, Currency.Cny, OnePerStage)["Amazon"];

        // Stage 60 of 100 weighs a half, revenue 0.8 a quarter, margin 0.3 of 0.75 (the unknown one counts as the mean, 0.25) a quarter.
        Assert.Equal(
            [
                new ScoreContribution(SplitCriterion.Stage, 0.6, 0.5),
                new ScoreContribution(SplitCriterion.Revenue, 0.8, 0.25),
                new ScoreContribution(SplitCriterion.Margin, 0.4, 0.25),
            ],
            part.Contributions.Select(item => new ScoreContribution(item.Criterion, Math.Round(item.Share, 12), item.Weight)));
        Assert.Equal(0.6, part.Score, 1e-12);
    }

    [Fact]
    public void The_exploration_share_goes_to_the_new_channels_and_the_rest_by_score()
    {
        var plan = BudgetSplit.ByScore(100_000m, Currency.Cny, OnePerStage);

        // Scores 0.6 and 0.2667 share 90,000.
        Assert.Equal([62_307.69m, 27_692.31m, 10_000m], plan.Parts.Select(part => part.Amount.Amount));
        Assert.Equal([SplitPool.Main, SplitPool.Main, SplitPool.Exploration], plan.Parts.Select(part => part.Pool));
    }

    [Fact]
    public void Without_an_exploration_share_new_channels_compete()
    {
        var plan = BudgetSplit.ByScore(100_000m, Currency.Cny, OnePerStage, new SplitRules { ExplorationShare = null });

        Assert.Equal([60_000m, 26_666.67m, 13_333.33m], plan.Parts.Select(part => part.Amount.Amount));
    }

    [Fact]
    public void Two_channels_of_a_stage_divide_its_share()
    {
        var plan = BudgetSplit.ByScore(
            100m, Currency.Cny, [new("a"), new("b", ChannelStage.Growing), new("c", ChannelStage.Growing), new("d", ChannelStage.New)], StageOnly);

        Assert.Equal([60m, 15m, 15m, 10m], plan.Parts.Select(part => part.Amount.Amount));
    }

    [Fact]
    public void A_stage_without_channels_leaves_its_share_to_the_others()
    {
        var plan = BudgetSplit.ByScore(90m, Currency.Cny, [new("a"), new("b", ChannelStage.Growing)], StageOnly);

        Assert.Equal([60m, 30m], plan.Parts.Select(part => part.Amount.Amount));
    }

    [Fact]
    public void Floors_and_caps_hold_and_the_others_share_what_is_left_by_score()
    {
        var plan = BudgetSplit.ByScore(
            100m,
            Currency.Cny,
            [new("a") { Revenue = 60m, Cap = 40m }, new("b") { Revenue = 30m }, new("c") { Revenue = 5m }, new("d") { Revenue = 5m, Floor = 15m }],
            RevenueOnly());

        // The cap frees 20, the floor takes 10: b and c share 45 as 30 to 5.
        Assert.Equal([40m, 38.57m, 6.43m, 15m], plan.Parts.Select(part => part.Amount.Amount));
        Assert.Equal(
            [BudgetBinding.Cap, BudgetBinding.Total, BudgetBinding.Total, BudgetBinding.Floor], plan.Parts.Select(part => part.Binding));
    }

    [Fact]
    public void What_caps_leave_over_is_unallocated()
    {
        var plan = BudgetSplit.ByScore(100m, Currency.Cny, [new("a") { Cap = 30m }, new("b") { Cap = 20m }]);

        Assert.Equal("50.00 CNY", plan.Unallocated.ToString());
        Assert.Equal([30m, 20m], plan.Parts.Select(part => part.Amount.Amount));
        Assert.Equal(50m, plan.LargestUsableTotal);
    }

    [Fact]
    public void Floors_above_the_total_are_an_answer_that_says_so()
    {
        var plan = BudgetSplit.ByScore(100m, Currency.Cny, [new("a") { Floor = 60m }, new("b") { Floor = 50m }]);

        Assert.False(plan.IsFeasible);
        Assert.Empty(plan.Parts);
        Assert.Equal("The floors add up to 110.00, above the total 100.00.", Assert.Single(plan.Clashes).Message);
        Assert.Equal(110m, plan.SmallestFeasibleTotal);
    }

    [Fact]
    public void A_floor_of_the_established_comes_before_the_exploration_share()
    {
        var plan = BudgetSplit.ByScore(100m, Currency.Cny, [new("a") { Floor = 95m }, new("b", ChannelStage.New)]);

        Assert.Equal([95m, 5m], plan.Parts.Select(part => part.Amount.Amount));
    }

    [Fact]
    public void Without_any_fact_the_split_is_even()
    {
        var plan = BudgetSplit.ByScore(100m, Currency.Cny, [new("a"), new("b"), new("c")], RevenueOnly());

        Assert.Equal([33.34m, 33.33m, 33.33m], plan.Parts.Select(part => part.Amount.Amount));
        Assert.All(plan.Parts, part => Assert.Empty(part.Contributions));
    }

    [Fact]
    public void A_channel_that_loses_money_gets_no_points_for_its_margin()
    {
        var rules = new SplitRules { Weights = new Dictionary<SplitCriterion, double> { [SplitCriterion.Margin] = 1 } };
        var plan = BudgetSplit.ByScore(100m, Currency.Cny, [new("a") { MarginRate = -0.2 }, new("b") { MarginRate = 0.1 }], rules);

        Assert.Equal([0m, 100m], plan.Parts.Select(part => part.Amount.Amount));
    }

    [Fact]
    public void Traffic_and_conversion_count_where_they_are_weighed()
    {
        var rules = new SplitRules
        {
            Weights = new Dictionary<SplitCriterion, double> { [SplitCriterion.Traffic] = 1, [SplitCriterion.Conversion] = 1 },
        };
        var plan = BudgetSplit.ByScore(
            100m, Currency.Cny, [new("a") { Traffic = 900, Conversion = 0.01 }, new("b") { Traffic = 100, Conversion = 0.03 }], rules);

        Assert.Equal([57.5m, 42.5m], plan.Parts.Select(part => part.Amount.Amount));
    }

    [Fact]
    public void Huge_facts_do_not_overflow()
    {
        var rules = new SplitRules { Weights = new Dictionary<SplitCriterion, double> { [SplitCriterion.MarketPotential] = 1 } };
        var channels = Enumerable.Range(0, 4).Select(i => new SplitChannel($"c{i}") { MarketPotential = 1e100 }).ToArray();

        Assert.All(BudgetSplit.ByScore(100m, Currency.Cny, channels, rules).Parts, part => Assert.Equal(25m, part.Amount.Amount));
    }

    [Fact]
    public void Bad_calls_name_the_argument()
    {
        Assert.Throws<ArgumentOutOfRangeException>("total", () => BudgetSplit.ByScore(-1m, Currency.Cny, OnePerStage));
        Assert.Throws<ArgumentException>("channels", () => BudgetSplit.ByScore(1m, Currency.Cny, []));
        Assert.Throws<ArgumentException>("channels", () => BudgetSplit.ByScore(1m, Currency.Cny, [new("a"), new("a")]));
        Assert.Throws<ArgumentOutOfRangeException>("MarginRate", () => new SplitChannel("a") { MarginRate = double.NaN });
        Assert.Throws<ArgumentException>("Weights", () => new SplitRules { Weights = new Dictionary<SplitCriterion, double>() });
        Assert.Throws<ArgumentOutOfRangeException>("ExplorationShare", () => new SplitRules { ExplorationShare = 1.5 });
    }

    private static SplitRules RevenueOnly() => new() { Weights = new Dictionary<SplitCriterion, double> { [SplitCriterion.Revenue] = 1 } };
}
