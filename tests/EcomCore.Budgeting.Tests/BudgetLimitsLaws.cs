using FsCheck.Xunit;

namespace EcomCore.Budgeting.Tests;

/// <summary>Every limit at once against the enumeration of all whole splits.</summary>
[Properties(Arbitrary = [typeof(Generators)], MaxTest = 150)]
public sealed class BudgetLimitsLaws
{
    private static readonly OptimizerSettings Whole = new() { Currency = Currency.None };

    [Property]
    public bool With_steps_of_a_unit_no_other_split_is_better(LimitCase request)
    {
        var plan = BudgetOptimizer.MaximizeResponse(request.Total, request.Channels, Whole, request.Groups);
        var best = request.Splits().Select(split => request.Response(split)).DefaultIfEmpty(double.NaN).Max();
        return !plan.IsFeasible
            ? double.IsNaN(best)
            : request.Allows(Amounts(plan)) && Math.Abs(plan.ObjectiveValue - best) <= 2e-9 * best;
    }

    [Property]
    public bool With_steps_of_a_unit_no_other_split_earns_more(LimitCase request)
    {
        var plan = BudgetOptimizer.MaximizeProfit(request.Total, request.Channels, Whole, request.Groups);
        var best = request.Splits().Select(split => request.Response(split) - split.Sum()).DefaultIfEmpty(double.NaN).Max();
        return !plan.IsFeasible
            ? double.IsNaN(best)
            : request.Allows(Amounts(plan)) && Math.Abs(plan.ObjectiveValue - best) <= 1e-8 * (1 + Math.Abs(best));
    }

    [Property]
    public bool With_steps_of_a_unit_no_other_split_brings_the_response_for_less(LimitCase request, byte level)
    {
        var target = level / 4.0;
        var plan = BudgetOptimizer.MinimizeSpend(request.Total, target, request.Channels, Whole, request.Groups);

        // 3 * 1.9 + 1 * 1.8 is 7.5, yet the doubles nearest to 1.9 and 1.8 bring 2e-16 less: the optimizer takes what misses by 1e-13, and rounding moves that limit.
        var (surely, perhaps) = (LeastSpend(target), LeastSpend(target * (1 - Rounded(1e-13))));
        return plan.IsFeasible
            ? request.Allows(Amounts(plan)) && request.Response(Amounts(plan)) >= target * (1 - Rounded(1e-13)) && plan.Spent >= perhaps && plan.Spent <= surely
            : surely == long.MaxValue;

        long LeastSpend(double response) =>
            request.Splits().Where(split => request.Response(split) >= response).Select(split => split.Sum()).DefaultIfEmpty(long.MaxValue).Min();
    }

    [Property]
    public bool With_steps_of_a_unit_no_other_split_at_the_target_return_brings_more(LimitCase request, byte level)
    {
        var target = (level + 1) / 32.0;
        var plan = BudgetOptimizer.MaximizeResponseAtRoas(request.Total, target, request.Channels, Whole, request.Groups);

        // Where a split returns just the target, rounding decides whether it does; the optimizer takes what misses by 1e-15 or twice that.
        var (surely, perhaps) = (MostResponse(target), MostResponse(target * (1 - Rounded(2e-15))));
        return plan.IsFeasible
            ? request.Allows(Amounts(plan)) && plan.ObjectiveValue <= perhaps * (1 + 2e-9) && !(plan.ObjectiveValue < surely * (1 - 2e-9))
            : double.IsNaN(surely);

        double MostResponse(double roas) =>
            request.Splits().Where(split => request.Response(split) >= roas * split.Sum()).Select(request.Response).DefaultIfEmpty(double.NaN).Max();
    }

    [Property]
    public bool Without_steps_limits_are_kept_and_no_random_split_passes_the_bound(LimitCase request, int seed)
    {
        var channels = request.Channels.Select(channel => channel with { Step = 0m }).ToArray();
        var plan = BudgetOptimizer.MaximizeResponse(request.Total, channels, groups: request.Groups);
        var free = request with { Channels = channels };
        return !plan.IsFeasible
            ? !request.Splits().Any()
            : free.Allows([.. plan.Channels.Select(line => (double)line.Amount)])
                && request.Splits().All(split => request.Response(split) <= plan.UpperBound * (1 + 1e-12))
                && request.Splits().All(split => request.Response(split) <= (plan.ObjectiveValue * (1 + 3e-9)) + 1e-2);
    }

    /// <summary>A tolerance, and what the sum of three responses computed in another order can differ by: some units in the last place.</summary>
    private static double Rounded(double tolerance) => tolerance + 2e-15;

    private static long[] Amounts(BudgetPlan plan) => [.. plan.Channels.Select(line => (long)line.Amount)];
}
