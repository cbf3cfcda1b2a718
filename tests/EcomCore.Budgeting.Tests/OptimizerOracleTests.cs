using System.Text.Json;
using EcomCore.Tests;

namespace EcomCore.Budgeting.Tests;

/// <summary>Closed forms and certified optima. "rel 1e-9" is the oracle's own tolerance; amounts are rounded to 1e-9 of a unit here.</summary>
public sealed class OptimizerOracleTests
{
    [SharedDataFact]
    public void Random_hill_instances_reach_the_certified_optimum()
    {
        var count = 0;
        foreach (var record in Oracle.RecordsStartingWith("rand-"))
        {
            var plan = BudgetOptimizer.MaximizeResponse(record.GetProperty("budget").GetDecimal(), Oracle.HillChannels(record));
            var (objective, bound) = (record.Number("objective"), record.Number("upper_bound"));

            Assert.Equal(BudgetPlanStatus.Optimal, plan.Status);
            Assert.InRange(plan.ObjectiveValue, objective * (1 - 1e-8), bound * (1 + 1e-9));
            Assert.InRange(plan.UpperBound, objective * (1 - 1e-9), bound * (1 + 1e-8));
            count++;
        }

        Assert.Equal(15, count);
    }

    [SharedDataFact]
    public void Log_curves_share_a_budget_as_their_closed_form()
    {
        foreach (var id in new[] { "cf-log1p", "cf-log1p-corner" })
        {
            var record = Oracle.Record(id);
            var (a, k) = (record.Numbers("a"), record.Numbers("k"));
            AssertClosedForm(record, [.. a.Select((scale, i) => ResponseCurve.Log(scale, k[i]))]);
        }
    }

    [SharedDataFact]
    public void Square_roots_share_a_budget_as_their_closed_form()
    {
        var record = Oracle.Record("cf-sqrt");
        AssertClosedForm(record, [.. record.Numbers("a").Select(scale => ResponseCurve.Power(scale, 0.5))]);
    }

    [SharedDataFact]
    public void Power_curves_share_a_budget_as_their_closed_form()
    {
        var record = Oracle.Record("cf-power");
        AssertClosedForm(record, [.. record.Numbers("a").Select(scale => ResponseCurve.Power(scale, record.Number("p")))]);
    }

    [SharedDataFact]
    public void Exponential_curves_share_a_budget_as_their_closed_form()
    {
        var record = Oracle.Record("cf-exp");
        var (a, k) = (record.Numbers("a"), record.Numbers("k"));
        AssertClosedForm(record, [.. a.Select((scale, i) => ResponseCurve.Exponential(scale, k[i]))]);
    }

    [SharedDataFact]
    public void Hill_curves_of_shape_one_share_a_budget_as_their_closed_form()
    {
        var record = Oracle.Record("cf-mm");
        var (a, k) = (record.Numbers("a"), record.Numbers("k"));
        AssertClosedForm(record, [.. a.Select((scale, i) => ResponseCurve.Hill(scale, k[i], 1))]);
    }

    [SharedDataFact]
    public void Profit_stops_spending_where_it_no_longer_pays()
    {
        var record = Oracle.Record("cf-profit-max-mm");
        var (a, k, margin) = (record.Numbers("a"), record.Numbers("k"), record.Numbers("margin"));
        var channels = a.Select((scale, i) => new BudgetChannel($"c{i}", ResponseCurve.Hill(scale, k[i], 1)) { Margin = margin[i] }).ToArray();

        var plan = BudgetOptimizer.MaximizeProfit(1000m, channels, Oracle.FineSettings);

        AssertAmounts(record.Numbers("allocation"), plan);
        AssertRelative(record.Number("objective"), plan.ObjectiveValue);
        AssertRelative(record.Number("budget_used"), (double)plan.Spent);
        Assert.Equal(0, plan.ShadowPrice);
    }

    [SharedDataFact]
    public void A_target_return_is_met_with_the_largest_spend()
    {
        var record = Oracle.Record("cf-target-roas-1ch");
        var channel = new BudgetChannel("c", ResponseCurve.Hill(record.Numbers("a")[0], record.Numbers("k")[0], 1));

        var plan = BudgetOptimizer.MaximizeResponseAtRoas(10_000m, record.Number("target_roas"), [channel], Oracle.FineSettings);

        AssertAmounts(record.Numbers("allocation"), plan);
        AssertRelative(record.Number("revenue"), plan.WeightedResponse);
    }

    [SharedDataFact]
    public void A_target_marginal_return_gives_the_spend_of_the_closed_form()
    {
        var record = Oracle.Record("cf-target-marginal-1ch");
        var curve = ResponseCurve.Hill(record.Numbers("a")[0], record.Numbers("k")[0], 1);

        AssertRelative(record.Numbers("allocation")[0], curve.SpendAtMarginal(record.Number("target_mroi")));
    }

    [SharedDataFact]
    public void The_best_advertising_ratio_is_margin_times_elasticity()
    {
        var record = Oracle.Record("cf-dorfman-steiner");
        var channel = new BudgetChannel("c", ResponseCurve.Power(record.Number("a"), record.Number("p"))) { Margin = record.Number("m") };

        var plan = BudgetOptimizer.MaximizeProfit(1_000m, [channel], Oracle.FineSettings);

        AssertRelative(record.Number("x"), (double)plan["c"].Amount);
        AssertRelative(record.Number("revenue"), plan["c"].Response);
        AssertRelative(record.Number("ratio"), (double)plan["c"].Amount / plan["c"].Response);
    }

    [SharedDataFact]
    public void Two_equal_s_curves_are_not_split_evenly()
    {
        var record = Oracle.Record("s-trap-2ch");
        var plan = BudgetOptimizer.MaximizeResponse(record.GetProperty("budget").GetDecimal(), Oracle.HillChannels(record));

        Assert.Equal([100m, 0m], plan.Channels.Select(channel => channel.Amount));
        Assert.Equal(record.Number("objective"), plan.ObjectiveValue, 1e-9);
    }

    [SharedDataFact]
    public void Whole_units_are_as_good_as_greedy_unit_by_unit()
    {
        var record = Oracle.Record("int-greedy-sqrt");
        var channels = record.Numbers("a").Select((scale, i) => new BudgetChannel($"c{i}", ResponseCurve.Power(scale, 0.5))).ToArray();
        foreach (var reference in record.GetProperty("cases").EnumerateArray())
        {
            var plan = BudgetOptimizer.MaximizeResponse(
                reference.GetProperty("budget").GetDecimal(), channels, new OptimizerSettings { Currency = Currency.None });

            AssertRelative(reference.Number("objective"), plan.ObjectiveValue, 1e-12);
            Assert.Equal(reference.Numbers("allocation").Sum(), (double)plan.Spent);
        }
    }

    private static void AssertClosedForm(JsonElement record, ResponseCurve[] curves)
    {
        var channels = curves.Select((curve, i) => new BudgetChannel($"c{i}", curve)).ToArray();

        var plan = BudgetOptimizer.MaximizeResponse(record.GetProperty("budget").GetDecimal(), channels, Oracle.FineSettings);

        AssertAmounts(record.Numbers("allocation"), plan);
        AssertRelative(record.Number("objective"), plan.ObjectiveValue);
        AssertRelative(record.Number("marginal"), plan.ShadowPrice);
        Assert.InRange(plan.GapBeforeRounding, 0, 1e-12);
        Assert.InRange(plan.ProvenGap, 0, 1e-12);
    }

    private static void AssertAmounts(double[] expected, BudgetPlan plan)
    {
        Assert.Equal(expected.Length, plan.Channels.Count);
        for (var i = 0; i < expected.Length; i++)
        {
            // 1e-9 of the spend, and the last unit of the currency.
            Assert.Equal(expected[i], (double)plan.Channels[i].Amount, (1e-9 * expected[i]) + 1e-9);
        }
    }

    private static void AssertRelative(double expected, double actual, double tolerance = 1e-9) =>
        Assert.InRange(actual, expected - (tolerance * Math.Abs(expected)), expected + (tolerance * Math.Abs(expected)));
}
