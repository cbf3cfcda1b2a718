using FsCheck.Xunit;

namespace EcomCore.Budgeting.Tests;

[Properties(Arbitrary = [typeof(Generators)])]
public sealed class BudgetOptimizerLaws
{
    // Twice the gap tolerance of the default settings, and the rounding of sums.
    private const double Slack = 3e-9;

    [Property]
    public bool Amounts_keep_every_bound_and_spend_all_that_the_caps_hold(BudgetCase request)
    {
        var plan = BudgetOptimizer.MaximizeResponse(request.Total, request.Channels);
        return plan.Spent == Math.Min(request.Total, plan.LargestUsableTotal ?? request.Total)
            && plan.Channels.Sum(line => line.Amount) == plan.Spent
            && KeepsBounds(plan, request);
    }

    [Property]
    public bool Profit_and_target_keep_bounds_and_total_too(BudgetCase request, byte target)
    {
        var profit = BudgetOptimizer.MaximizeProfit(request.Total, request.Channels);
        var roas = BudgetOptimizer.MaximizeResponseAtRoas(request.Total, (target + 1) / 16.0, request.Channels);
        return KeepsBounds(profit, request) && profit.Spent <= request.Total
            && (!roas.IsFeasible || (KeepsBounds(roas, request) && roas.Spent <= request.Total));
    }

    [Property]
    public bool No_other_split_passes_the_bound_or_beats_the_plan(BudgetCase request, int seed)
    {
        var plan = BudgetOptimizer.MaximizeResponse(request.Total, request.Channels, Oracle.FineSettings);
        return RandomSplits(request, seed).All(split =>
        {
            var value = Response(request, split);
            return value <= plan.UpperBound * (1 + 1e-12) && value <= (plan.ObjectiveValue * (1 + Slack)) + 1e-9;
        });
    }

    [Property]
    public bool No_other_split_earns_more_profit(BudgetCase request, int seed)
    {
        var plan = BudgetOptimizer.MaximizeProfit(request.Total, request.Channels, Oracle.FineSettings);
        return RandomSplits(request, seed).All(split =>
        {
            var value = request.Channels.Zip(split).Sum(pair => (pair.First.Margin * pair.First.Weight * pair.First.Curve.Response(pair.Second)) - pair.Second);
            return value <= plan.UpperBound + (1e-12 * Math.Abs(plan.UpperBound)) + 1e-9
                && value <= plan.ObjectiveValue + (Slack * Math.Abs(plan.ObjectiveValue)) + 1e-6;
        });
    }

    [Property]
    public bool No_other_split_that_meets_the_target_brings_more(BudgetCase request, byte level, int seed)
    {
        var target = (level + 1) / 16.0;
        var plan = BudgetOptimizer.MaximizeResponseAtRoas(request.Total, target, request.Channels, Oracle.FineSettings);
        var meeting = RandomSplits(request, seed).Where(split => Response(request, split) >= target * split.Sum()).ToArray();
        return plan.IsFeasible
            ? plan.WeightedResponse >= target * (double)plan.Spent * (1 - 1e-12)
                && meeting.All(split => Response(request, split) <= (plan.ObjectiveValue * (1 + Slack)) + 1e-6)
            : meeting.Length == 0;
    }

    [Property]
    public bool More_money_never_lowers_the_optimum(BudgetCase request, ushort more) =>
        BudgetOptimizer.MaximizeResponse(request.Total + (more / 100m), request.Channels, Oracle.FineSettings).ObjectiveValue
            >= BudgetOptimizer.MaximizeResponse(request.Total, request.Channels, Oracle.FineSettings).ObjectiveValue * (1 - Slack);

    [Property]
    public bool Between_bounds_concave_channels_have_the_same_weighted_marginal_response(BudgetCase request)
    {
        if (!request.IsConcave)
        {
            return true;
        }

        // A unit of a billionth would bring less than the rounding of a response of some thousands, so that no slope tells where it belongs.
        const double Unit = 1e-6;
        var plan = BudgetOptimizer.MaximizeResponse(request.Total, request.Channels, new OptimizerSettings { Currency = Currency.Custom("MICRO", 6) });

        // What a unit brings is a difference of responses, each rounded; a pair of units is moved where they differ by more than 1e-15 of the responses.
        var noise = 2e-15 * plan.WeightedResponse / Unit;
        return plan.Channels.Zip(request.Channels).All(pair =>
        {
            // Curves that start vertically turn within the last unit of the currency, so the slope is taken two units to either side.
            var amount = (double)pair.First.Amount;
            var above = (pair.Second.Weight * pair.Second.Curve.Marginal(Math.Max(0, amount - (2 * Unit))) * (1 + 1e-6)) + noise;
            var below = (pair.Second.Weight * pair.Second.Curve.Marginal(amount + (2 * Unit)) * (1 - 1e-6)) - noise;
            return pair.First.Binding switch
            {
                BudgetBinding.Total => (below <= plan.ShadowPrice && plan.ShadowPrice <= above) || pair.Second.Weight == 0,
                BudgetBinding.Floor => below <= plan.ShadowPrice,

                // Where the cap is the floor, the slope may be anything.
                _ => above >= plan.ShadowPrice || pair.Second.Cap == pair.Second.Floor,
            };
        });
    }

    [Property]
    public bool Concave_plans_are_exact(BudgetCase request) =>
        !request.IsConcave || BudgetOptimizer.MaximizeResponse(request.Total, request.Channels) is { Nodes: 1, GapBeforeRounding: <= 1e-12 };

    [Property]
    public bool The_order_of_channels_does_not_matter(BudgetCase request)
    {
        var plan = BudgetOptimizer.MaximizeResponse(request.Total, request.Channels, Oracle.FineSettings);
        var reversed = BudgetOptimizer.MaximizeResponse(request.Total, [.. request.Channels.Reverse()], Oracle.FineSettings);
        return Math.Abs(plan.ObjectiveValue - reversed.ObjectiveValue) <= Slack * plan.ObjectiveValue
            && reversed.Channels.Select(line => line.Channel).SequenceEqual(request.Channels.Select(channel => channel.Id).Reverse());
    }

    [Property]
    public bool The_unit_of_money_does_not_matter(BudgetCase request)
    {
        if (request.Channels.Any(channel => channel.Curve.Kind is ResponseCurveKind.Linear or ResponseCurveKind.Power))
        {
            return true;
        }

        var scaled = request.Channels.Select(channel => new BudgetChannel(channel.Id, Scaled(channel.Curve))
        {
            Floor = channel.Floor * 8,
            Cap = channel.Cap * 8,
            Weight = channel.Weight,
        }).ToArray();
        var plan = BudgetOptimizer.MaximizeResponse(request.Total, request.Channels, Oracle.FineSettings);
        var eightfold = BudgetOptimizer.MaximizeResponse(request.Total * 8, scaled, Oracle.FineSettings);
        return Math.Abs(plan.ObjectiveValue - eightfold.ObjectiveValue) <= Slack * plan.ObjectiveValue;

        static ResponseCurve Scaled(ResponseCurve curve) => curve.Kind switch
        {
            ResponseCurveKind.Log => ResponseCurve.Log(curve.Scale, curve.HalfSaturation * 8),
            ResponseCurveKind.Logistic => ResponseCurve.Logistic(curve.Scale, curve.HalfSaturation * 8),
            ResponseCurveKind.Exponential => ResponseCurve.Exponential(curve.Scale, curve.HalfSaturation * 8),
            _ => ResponseCurve.Hill(curve.Scale, curve.HalfSaturation * 8, curve.Shape),
        };
    }

    [Property]
    public bool Totals_below_the_floors_are_refused_and_at_the_floors_taken(BudgetCase request)
    {
        var floors = request.Channels.Sum(channel => channel.Floor);
        var atFloors = BudgetOptimizer.MaximizeResponse(floors, request.Channels);
        return atFloors.IsFeasible
            && atFloors.SmallestFeasibleTotal == floors
            && (floors == 0m || !BudgetOptimizer.MaximizeResponse(floors - 0.01m, request.Channels).IsFeasible);
    }

    [Property(MaxTest = 60)]
    public bool Whole_units_of_concave_curves_are_the_best_whole_units(BudgetCase request)
    {
        if (!request.IsConcave || request.Channels.Length > 3)
        {
            return true;
        }

        var channels = request.Channels.Select(channel => new BudgetChannel(channel.Id, channel.Curve) { Weight = channel.Weight }).ToArray();
        var total = (int)request.Total % 40;
        var plan = BudgetOptimizer.MaximizeResponse(total, channels, new OptimizerSettings { Currency = Currency.None });
        var best = WholeSplits(total, channels.Length).Max(split => channels.Zip(split).Sum(pair => pair.First.Weight * pair.First.Curve.Response(pair.Second)));
        return plan.ObjectiveValue >= best * (1 - 1e-12);
    }

    private static bool KeepsBounds(BudgetPlan plan, BudgetCase request) => plan.Channels.Zip(request.Channels).All(pair =>
        pair.First.Amount >= pair.Second.Floor && pair.First.Amount <= (pair.Second.Cap ?? decimal.MaxValue));

    private static double Response(BudgetCase request, double[] split) =>
        request.Channels.Zip(split).Sum(pair => pair.First.Weight * pair.First.Curve.Response(pair.Second));

    /// <summary>Splits that keep all bounds: from the floors, chunks of what is left go to channels picked at random.</summary>
    private static IEnumerable<double[]> RandomSplits(BudgetCase request, int seed)
    {
        var random = new Random(seed);
        for (var n = 0; n < 40; n++)
        {
            var split = request.Channels.Select(channel => (double)channel.Floor).ToArray();
            var left = ((double)request.Total - split.Sum()) * (n % 3 == 0 ? random.NextDouble() : 1);
            for (var step = 0; step < 8; step++)
            {
                var i = random.Next(split.Length);
                var chunk = Math.Min(step < 4 ? left * random.NextDouble() : left, (double)(request.Channels[i].Cap ?? decimal.MaxValue) - split[i]);
                split[i] += chunk;
                left -= chunk;
            }

            yield return split;
        }
    }

    private static IEnumerable<double[]> WholeSplits(int total, int channels) => channels == 1
        ? [[total]]
        : Enumerable.Range(0, total + 1).SelectMany(first => WholeSplits(total - first, channels - 1).Select(rest => (double[])[first, .. rest]));
}
