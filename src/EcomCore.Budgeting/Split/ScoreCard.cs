namespace EcomCore.Budgeting;

/// <summary>The criteria of a split as shares of channels, and their weighted mean: the scores.</summary>
internal sealed class ScoreCard
{
    private readonly List<(SplitCriterion Criterion, double Weight, double[] Shares)> _columns = [];

    public ScoreCard(IReadOnlyList<SplitChannel> channels, SplitRules rules)
    {
        foreach (var criterion in rules.Weights.Where(weight => weight.Value > 0).OrderBy(weight => weight.Key))
        {
            // A criterion that says nothing about any channel does not count; its weight falls to the others.
            if (SharesOf(Facts(criterion.Key, channels, rules)) is { } shares)
            {
                _columns.Add((criterion.Key, criterion.Value, shares));
            }
        }

        var weights = _columns.Sum(column => column.Weight);
        _columns = [.. _columns.Select(column => (column.Criterion, column.Weight / weights, column.Shares))];
        Scores = [.. channels.Select((_, i) => _columns.Count == 0 ? 1.0 / channels.Count : _columns.Sum(column => column.Weight * column.Shares[i]))];
    }

    public double[] Scores { get; }

    public IReadOnlyList<ScoreContribution> Contributions(int channel) =>
        [.. _columns.Select(column => new ScoreContribution(column.Criterion, column.Shares[channel], column.Weight))];

    private static double?[] Facts(SplitCriterion criterion, IReadOnlyList<SplitChannel> channels, SplitRules rules) => criterion switch
    {
        SplitCriterion.Stage => Stages(channels, rules.StageShares),
        SplitCriterion.Revenue => [.. channels.Select(channel => (double?)channel.Revenue)],
        SplitCriterion.Margin => [.. channels.Select(channel => channel.MarginRate is { } rate ? Math.Max(0, rate) : (double?)null)],
        SplitCriterion.ExpectedReturn => [.. channels.Select(channel => channel.ExpectedReturn)],
        SplitCriterion.MarketPotential => [.. channels.Select(channel => channel.MarketPotential)],
        SplitCriterion.Traffic => [.. channels.Select(channel => channel.Traffic)],
        _ => [.. channels.Select(channel => channel.Conversion)],
    };

    private static double?[] Stages(IReadOnlyList<SplitChannel> channels, StageShares shares)
    {
        var members = channels.GroupBy(channel => channel.Stage).ToDictionary(stage => stage.Key, stage => stage.Count());
        return [.. channels.Select(channel => (double?)(shares.Of(channel.Stage) / members[channel.Stage]))];
    }

    /// <summary>Facts divided by their sum; unknown ones count as the mean of the known. Null when nothing is known or all is 0.</summary>
    private static double[]? SharesOf(double?[] facts)
    {
        var largest = facts.Max() ?? 0;
        if (!(largest > 0))
        {
            return null;
        }

        // Divided by the largest first, so that huge facts do not overflow in the sum.
        var mean = facts.Where(fact => fact is not null).Average(fact => fact!.Value / largest);
        var scaled = facts.Select(fact => fact is { } known ? known / largest : mean).ToArray();
        var sum = scaled.Sum();
        return [.. scaled.Select(value => value / sum)];
    }
}
