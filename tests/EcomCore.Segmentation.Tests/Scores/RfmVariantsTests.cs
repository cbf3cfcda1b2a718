using FsCheck.Xunit;
using NodaTime;

namespace EcomCore.Segmentation.Tests;

[Properties(Arbitrary = [typeof(Generators)])]
public sealed class RfmVariantsTests
{
    private static readonly LocalDate Day = new(2025, 10, 1);

    [Fact]
    public void Fixed_limits_give_the_scores_that_they_say()
    {
        var options = RfmOptions.Of(new ScoreThresholds([365, 30], [2], [10m, 100m, 1000m]));
        OrderLine[] lines =
        [
            new("a", Day.PlusDays(-30), 1000m), new("b", Day.PlusDays(-31), 999.99m), new("b", Day.PlusDays(-40), 0m),
            new("c", Day.PlusDays(-366), 9m),
        ];
        var table = Rfm.Score(lines, Day, options);
        Assert.Equal([314, 223, 111], table.Select(row => row.Score));
        Assert.Equal(366, table.Recency.Bands[0].Lowest);
    }

    [Fact]
    public void Limits_out_of_order_and_options_without_limits_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new ScoreThresholds([30, 365], [2], [1m]));
        Assert.Throws<ArgumentException>(() => new ScoreThresholds([30], [2, 2], [1m]));
        Assert.Throws<ArgumentException>(() => new ScoreThresholds([], [2], [1m]));
        Assert.Throws<ArgumentException>(() => Rfm.Score([new OrderLine("a", Day, 1m)], Day, RfmOptions.Of(5, RfmMethod.Thresholds)));
    }

    [Fact]
    public void A_weighted_score_runs_from_0_to_100()
    {
        var lines = Enumerable.Range(1, 5).SelectMany(i => Enumerable.Repeat(new OrderLine($"c{i}", Day.PlusDays(-100 + i), 10m * i), i));
        var table = Rfm.Score(lines, Day, RfmOptions.Quintiles with { Weights = new ScoreWeights(1, 0, 1) });
        Assert.Equal([0, 25, 50, 75, 100], Enumerable.Range(0, 5).Select(table.WeightedScore));
        Assert.Throws<ArgumentException>(() => new ScoreWeights(0, 0, 0));
    }

    [Fact]
    public void Margins_can_take_the_place_of_money()
    {
        OrderLine[] lines =
        [
            new("a", Day, 100m) { Margin = 1m }, new("b", Day, 10m) { Margin = 5m }, new("b", Day, -2m) { Margin = -1m }, new("c", Day, 50m),
            new("", Day, 1m) { Margin = 9m },
        ];
        var options = RfmOptions.Of(3) with { Monetary = MonetaryMeasure.Margin };
        var table = Rfm.Score(lines, Day, options);
        Assert.Equal([1m, 4m, 0m], table.Select(row => row.Monetary));
        Assert.Equal([2, 3, 1], table.Select(row => row.M));
        Assert.Equal(3, table.Customers.LinesWithMargin);
        Assert.Equal(0.8, table.Customers.MarginConcentration().ShareOfBest(1.0 / 3), 12);
        Assert.Throws<ArgumentException>(() => Rfm.Score([new OrderLine("a", Day, 1m)], Day, options));
    }

    [Fact]
    public void Old_purchases_count_half_after_a_half_life()
    {
        OrderLine[] lines = [new("r", Day, -1m), new("a", Day.PlusDays(-60), 80m), new("a", Day.PlusDays(-30), 40m), new("b", Day, 50m), new("b", Day, -10m)];
        var table = Rfm.ScoreDecayed(lines, Day, halfLifeDays: 30, RfmOptions.Of(2));
        Assert.Equal((0.75, 40.0), table.Decayed(0));
        Assert.Equal((1.0, 40.0), table.Decayed(1));
        Assert.Equal([1, 2], table.Select(row => row.F));
        Assert.Equal([120m, 40m], table.Select(row => row.Monetary));
        Assert.Null(Rfm.Score(lines, Day).Decayed(0));
        Assert.Throws<ArgumentException>(() => Rfm.ScoreDecayed(lines, Day, 30, RfmOptions.Quintiles with { Monetary = MonetaryMeasure.Margin }));
    }

    [Fact]
    public void Each_category_is_scored_on_its_own()
    {
        KeyValuePair<string, OrderLine>[] lines =
        [
            new("shoes", new("a", Day, 10m)), new("shoes", new("b", Day, 20m)), new("bags", new("a", Day, 5m)),
        ];
        var tables = Rfm.ScoreByCategory(lines, Day, RfmOptions.Of(2));
        Assert.Equal(["bags", "shoes"], tables.Keys);
        Assert.Equal([1, 2], tables["shoes"].Select(row => row.M));
        Assert.Single(tables["bags"]);
    }

    [Property]
    public bool Scores_at_several_days_are_those_of_each_day(OrderLine[] lines)
    {
        LocalDate[] days = [Generators.AsOf, Generators.AsOf.PlusDays(-100), Generators.AsOf.PlusDays(-300)];
        return Rfm.ScoreAt(lines, days).Zip(days).All(pair => pair.First.SequenceEqual(Rfm.Score(lines, pair.Second)));
    }

    [Property]
    public bool The_order_of_lines_changes_no_decayed_score(OrderLine[] lines, int seed)
    {
        var shuffled = (OrderLine[])lines.Clone();
        new Random(seed).Shuffle(shuffled);
        return ById(lines).SequenceEqual(ById(shuffled));

        static IEnumerable<(string, int, double?)> ById(OrderLine[] all)
        {
            var table = Rfm.ScoreDecayed(all, Generators.AsOf, 50);
            return table.Select((row, i) => (row.CustomerId, row.Score, table.Decayed(i)?.Frequency)).OrderBy(row => row.CustomerId, StringComparer.Ordinal);
        }
    }
}
