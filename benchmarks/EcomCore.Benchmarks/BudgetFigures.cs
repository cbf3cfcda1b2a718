using System.Diagnostics;
using EcomCore.Budgeting;

namespace EcomCore.Benchmarks;

/// <summary>
/// The figures of docs/budgeting.md: medians over random instances, which a benchmark of one instance does not give.
/// Run: dotnet run -c Release --project benchmarks/EcomCore.Benchmarks -- budget-figures.
/// </summary>
internal static class BudgetFigures
{
    private const int Rounds = 5;

    public static void Print()
    {
        Console.WriteLine("| curves | channels | instances | median ms | slowest ms | median nodes | most nodes | worst proven gap before cents |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        Row("concave", 20, 25, seed => BudgetInstances.Hills(20, true, seed), OptimizerSettings.Default);
        Row("concave", 200, 25, seed => BudgetInstances.Hills(200, true, seed), OptimizerSettings.Default);
        Row("concave", 2_000, 9, seed => BudgetInstances.Hills(2_000, true, seed), OptimizerSettings.Default);
        var million = new OptimizerSettings { GapTolerance = 1e-6 };
        Row("S-shaped", 20, 51, seed => BudgetInstances.Hills(20, false, seed), million);
        Row("S-shaped", 200, 25, seed => BudgetInstances.Hills(200, false, seed), million);
        Row("near twins", 20, 5, seed => BudgetInstances.NearTwins(20, seed), million);
        Split();
    }

    private static void Row(string name, int channels, int instances, Func<int, (decimal Total, BudgetChannel[] Channels)> make, OptimizerSettings settings)
    {
        var cases = Enumerable.Range(1, instances).Select(make).ToArray();
        var times = cases.Select(_ => double.PositiveInfinity).ToArray();
        var plans = new BudgetPlan[instances];

        // Small ones need many calls before the compiler has done its best: more than a second of them.
        for (var round = 0; round < (name == "near twins" ? 1 : Math.Max(Rounds, 40_000 / channels)); round++)
        {
            for (var i = 0; i < instances; i++)
            {
                var start = Stopwatch.GetTimestamp();
                plans[i] = BudgetOptimizer.MaximizeResponse(cases[i].Total, cases[i].Channels, settings);
                times[i] = Math.Min(times[i], Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        Console.WriteLine(FormattableString.Invariant(
            $"| {name} | {channels} | {instances} | {Median(times):F3} | {times.Max():F3} | {Median([.. plans.Select(plan => (double)plan.Nodes)])} | {plans.Max(plan => plan.Nodes)} | {plans.Max(plan => plan.GapBeforeRounding):E1} |"));
    }

    /// <summary>A million parts of random whole weights.</summary>
    private static void Split()
    {
        var random = new Random(1);
        long[] weights = [.. Enumerable.Range(0, 1_000_000).Select(_ => random.NextInt64(1, 1_000))];
        var parts = new long[weights.Length];
        foreach (var method in new[] { SplitMethod.LargestRemainder, SplitMethod.Webster })
        {
            var best = double.PositiveInfinity;
            for (var round = 0; round < 2 * Rounds; round++)
            {
                var start = Stopwatch.GetTimestamp();
                BudgetSplit.SplitUnits(1_234_567_891, weights, parts, method);
                best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
            }

            Console.WriteLine(FormattableString.Invariant($"{method}: {weights.Length / best / 1e6:F1} million parts a second"));
        }
    }

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
