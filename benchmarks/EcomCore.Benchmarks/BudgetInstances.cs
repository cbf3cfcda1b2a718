using EcomCore.Budgeting;

namespace EcomCore.Benchmarks;

/// <summary>Random budgets, the same on every machine.</summary>
internal static class BudgetInstances
{
    /// <summary>Hill curves: ceilings 100 to 1,000, half-saturations 50 to 500; shapes 0.4 to 1 (concave) or 1.2 to 4 (S-shaped). A total of 30 % of the half-saturations.</summary>
    public static (decimal Total, BudgetChannel[] Channels) Hills(int channels, bool concave, int seed)
    {
        var random = new Random(seed);
        var all = new BudgetChannel[channels];
        var halves = 0.0;
        for (var i = 0; i < channels; i++)
        {
            var half = 50 + (450 * random.NextDouble());
            var shape = concave ? 0.4 + (0.6 * random.NextDouble()) : 1.2 + (2.8 * random.NextDouble());
            all[i] = new BudgetChannel($"c{i}", ResponseCurve.Hill(100 + (900 * random.NextDouble()), half, shape));
            halves += half;
        }

        return (decimal.Round((decimal)halves * 0.3m, 2), all);
    }

    /// <summary>Steep curves that hardly differ: the worst case of branch and bound.</summary>
    public static (decimal Total, BudgetChannel[] Channels) NearTwins(int channels, int seed)
    {
        var random = new Random(seed);
        BudgetChannel[] all =
        [
            .. Enumerable.Range(0, channels).Select(i => new BudgetChannel(
                $"c{i}", ResponseCurve.Hill(500 + (5 * random.NextDouble()), 500 + (5 * random.NextDouble()), 3 + (0.05 * random.NextDouble())))),
        ];
        return (channels * 215m, all);
    }
}
