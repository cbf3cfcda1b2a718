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
        var best = request.Splits().Where(split => request.Response(split) >= target).Select(split => split.Sum()).DefaultIfEmpty(long.MaxValue).Min();
        return plan.IsFeasible ? request.Allows(Amounts(plan)) && plan.Spent == best : best == long.MaxValue;
    }

    [Property]
    public bool With_steps_of_a_unit_no_other_split_at_the_target_return_brings_more(LimitCase request, byte level)
    {
        var target = (level + 1) / 32.0;
        var plan = BudgetOptimizer.MaximizeResponseAtRoas(request.Total, target, request.Channels, Whole, request.Groups);
        var best = request.Splits().Where(split => request.Response(split) >= target * split.Sum()).Select(request.Response).DefaultIfEmpty(double.NaN).Max();
        return plan.IsFeasible ? request.Allows(Amounts(plan)) && Math.Abs(plan.ObjectiveValue - best) <= 2e-9 * best : double.IsNaN(best);
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

    private static long[] Amounts(BudgetPlan plan) => [.. plan.Channels.Select(line => (long)line.Amount)];
}
