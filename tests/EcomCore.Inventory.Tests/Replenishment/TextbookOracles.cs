using System.Text.Json;
using EcomCore.Tests;

namespace EcomCore.Inventory.Tests;

/// <summary>Worked examples and problems of Snyder and Shen's textbook, as the tests of stockpyl state them.</summary>
public sealed class TextbookOracles
{
    // Serial systems under stochastic service (Clark and Scarf 1960) are another model: what the package has for several echelons is guaranteed service. Nor
    // would solving that model match the one row: it is the end of a search over ten demand points and a grid of a hundred levels, and states that grid's cost.
    private static readonly string[] NotHere = ["ssm_serial.optimize_base_stock_levels"];

    [SharedDataFact]
    public void Every_example_is_reproduced()
    {
        var wrong = new List<string>();
        var compared = 0;
        foreach (var row in Rows())
        {
            if (NotHere.Contains(row.Function))
            {
                continue;
            }

            var actual = Answer(row);
            foreach (var (index, values, tolerance) in row.Expected())
            {
                compared += values.Length;
                var found = actual[index];
                if (found.Length != values.Length || found.Zip(values, (f, v) => Math.Abs(f - v) > ToleranceOf(row, v, tolerance)).Any(isOff => isOff))
                {
                    wrong.Add($"{row.Function} {row.Source} [{index}]: expected {string.Join(' ', values)}, found {string.Join(' ', found)}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        Assert.True(compared >= 200, $"Compared only {compared} numbers.");
    }

    // The tolerance is the reference's own; where it is 0 both sides are right to about 12 digits. Two kinds of row are less exact than they say: reorder
    // points for a given lot are the end of a search with tolerance 1e-6 (at 147.19495784 first and last level cost the same, at their 147.19495817 not),
    // and the additive yield's cost of 6,250,000 is the sum of a quadrature.
    private static double ToleranceOf(TextbookRow row, double expected, double stated) => row.Function switch
    {
        "rq.r_q_optimal_r_for_q" or "rq.r_q_eoqb_approximation" => Math.Max(stated, 1e-6),
        "supply_uncertainty.newsvendor_with_additive_yield_uncertainty" => Math.Max(stated, 1e-9 * expected),
        _ => Math.Max(stated, 1e-12 * Math.Abs(expected)),
    };

    private static double[][] Answer(TextbookRow row) => row.Function.Split('.')[0] switch
    {
        "eoq" => Lots(row),
        "newsvendor" => Newsvendors(row),
        "rq" => ReorderLotsOf(row),
        "ss" => MinMax(row),
        "wagner_whitin" => Schedule(row),
        "loss_functions" => Losses(row),
        "supply_uncertainty" => Unreliable(row),
        var other => throw new NotSupportedException(other),
    };

    private static double[][] Lots(TextbookRow row)
    {
        var (k, lambda, given) = (row.Optional("fixed_cost") ?? 0, row.Optional("demand_rate") ?? 0, row.Optional("order_quantity"));
        switch (row.Function)
        {
            case "eoq.economic_order_quantity":
                var h = row["holding_cost"];
                return given is { } q ? Both(q, EconomicOrderQuantity.CostOf(q, k, h, lambda)) : Both(EconomicOrderQuantity.Of(k, h, lambda));
            case "eoq.economic_production_quantity":
                var (keep, rate) = (row["holding_cost"], row["production_rate"]);
                return given is { } made
                    ? Both(made, EconomicOrderQuantity.ProductionCostOf(made, k, keep, lambda, rate))
                    : Both(EconomicOrderQuantity.ForProduction(k, keep, lambda, rate));
            case "eoq.economic_order_quantity_with_backorders":
                var best = EconomicOrderQuantity.WithBackorders(row.Costs, lambda);
                return given is { } lot
                    ? [[lot], [row["stockout_fraction"]], [EconomicOrderQuantity.BackorderCostOf(lot, row["stockout_fraction"], row.Costs, lambda)]]
                    : [[best.Quantity], [best.BackorderedShare], [best.CostPerPeriod]];
            case "eoq.economic_order_quantity_with_all_units_discounts":
                return Three(EconomicOrderQuantity.WithAllUnitsDiscount(k, row["holding_cost_rate"], lambda, row.Breaks()));
            case "eoq.economic_order_quantity_with_incremental_discounts":
                return Three(EconomicOrderQuantity.WithIncrementalDiscount(k, row["holding_cost_rate"], lambda, row.Breaks()));
            case "eoq.joint_replenishment_problem_silver_heuristic":
                var joint = JointReplenishment.Silver(row["shared_fixed_cost"], row.Items());
                return [[.. joint.Quantities], [joint.CycleTime], [.. joint.EveryNth.Select(n => (double)n)], [joint.CostPerPeriod]];
            default:
                throw new NotSupportedException(row.Function);
        }

        static double[][] Three(DiscountedLot lot) => [[lot.Quantity], [lot.Break], [lot.CostPerPeriod]];
    }

    private static double[][] Newsvendors(TextbookRow row)
    {
        var level = row.Optional("base_stock_level");
        var periods = (row.Optional("lead_time") ?? 0) + 1;
        var demand = row.Function.Contains("poisson", StringComparison.Ordinal) ? DemandDistribution.Poisson(row["demand_mean"]).Over(periods)
            : row.Has("demand_sd") ? DemandDistribution.Normal(row["demand_mean"], row["demand_sd"]).Over(periods)
            : row.Has("demand_pmf") ? row.Chances("demand_pmf")
            : row.Distribution("demand_distrib");
        if (row.Function.Contains("myopic", StringComparison.Ordinal))
        {
            var (h, p, c, c1, gamma) = (row["holding_cost"], row["stockout_cost"], row["purchase_cost"], row["purchase_cost_next_per"], row["discount_factor"]);
            return level is { } x
                ? [[Newsvendor.MyopicCostOf(demand, x, h, p, c, c1, gamma)]]
                : Both(Newsvendor.Myopic(demand, h, p, c, c1, gamma));
        }

        if (row.Function.EndsWith("explicit", StringComparison.Ordinal))
        {
            var prices = new NewsvendorPrices(
                row["revenue"], row["purchase_cost"], row["salvage_value"], row.Optional("holding_cost") ?? 0, row.Optional("stockout_cost") ?? 0);
            var quantity = level ?? Newsvendor.MostProfit(demand, prices).Quantity;
            return Both(quantity, Newsvendor.ProfitOf(demand, quantity, prices));
        }

        var plan = level is { } at
            ? Newsvendor.At(demand, at, row["holding_cost"], row["stockout_cost"])
            : Newsvendor.LeastCost(demand, row["holding_cost"], row["stockout_cost"]);
        return row.Function.EndsWith("cost", StringComparison.Ordinal) ? [[plan.ExpectedCost]] : Both(plan);
    }

    private static double[][] ReorderLotsOf(TextbookRow row)
    {
        var isPoisson = row.Function.Contains("poisson", StringComparison.Ordinal);
        var demand = isPoisson ? DemandDistribution.Poisson(row["demand_mean"]).Over(row["lead_time"]) : row.NormalOverLeadTime;
        var costs = row.Costs;
        var rate = row["demand_mean"];
        return row.Function switch
        {
            "rq.r_q_cost" or "rq.r_q_cost_poisson" =>
                [[ReorderLots.CostOf(demand, rate, costs, row["reorder_point"], row["order_quantity"])]],
            "rq.r_q_optimal_r_for_q" or "rq.r_q_optimal_r_for_q_poisson" => [[ReorderLots.ReorderPointFor(demand, costs, row["order_quantity"])]],
            "rq.r_q_eil_approximation" => Three(ReorderLots.ByExpectedInventory(demand, rate, costs)),
            "rq.r_q_eoqb_approximation" => Three(ReorderLots.ByBackorderLot(demand, rate, costs)),
            "rq.r_q_eoqss_approximation" => Three(ReorderLots.BySafetyStock(demand, rate, costs)),
            "rq.r_q_loss_function_approximation" => Three(ReorderLots.ByLossFunction(demand, rate, costs)),
            "rq.r_q_poisson_exact" or "rq.r_q_exact" => Three(ReorderLots.Optimal(demand, rate, costs)),
            var other => throw new NotSupportedException(other),
        };

        static double[][] Three(LotPolicy policy) => [[policy.ReorderPoint], [policy.OrderQuantity], [policy.CostPerPeriod]];
    }

    private static double[][] MinMax(TextbookRow row)
    {
        var costs = row.Costs;
        if (row.Function == "ss.s_s_power_approximation")
        {
            var rough = MinMaxLevels.PowerApproximation(row["demand_mean"], row["demand_sd"], costs, row.Optional("lead_time") ?? 0);
            return [[rough.ReorderPoint], [rough.OrderUpTo]];
        }

        var demand = row.Is("use_poisson") ? DemandDistribution.Poisson(row["demand_mean"]) : row.Chances("demand_pmf");
        if (row.Function == "ss.s_s_cost_discrete")
        {
            return [[MinMaxLevels.CostOf(demand, costs, (long)row["reorder_point"], (long)row["order_up_to_level"])]];
        }

        var policy = MinMaxLevels.Optimal(demand, costs);
        return [[policy.ReorderPoint], [policy.OrderUpTo], [policy.CostPerPeriod]];
    }

    private static double[][] Schedule(TextbookRow row)
    {
        var periods = (int)row["num_periods"];
        var plan = LotSizing.WagnerWhitin(
            row.Periods("demand", periods),
            row.Periods("fixed_cost", periods),
            row.Periods("holding_cost", periods),
            row.Has("purchase_cost") ? row.Periods("purchase_cost", periods) : []);

        // The reference counts periods from 1 and leaves place 0 empty.
        return [[0, .. plan.Quantities], [plan.Cost], [0, .. plan.CostToGo], [0, .. plan.NextOrder.Select(next => next + 1.0)]];
    }

    private static double[][] Losses(TextbookRow row)
    {
        var demand = row.Function.Split('.')[1] switch
        {
            var name when row.Has("distrib") || row.Has("pmf") || name.StartsWith("discrete", StringComparison.Ordinal) => row.Distribution("distrib"),
            var name when name.StartsWith("standard_normal", StringComparison.Ordinal) => DemandDistribution.Normal(0, 1),
            var name when name.StartsWith("normal", StringComparison.Ordinal) => DemandDistribution.Normal(row["mean"], row["sd"]),
            var name when name.StartsWith("lognormal", StringComparison.Ordinal) => DemandDistribution.LogNormal(row["mu"], row["sigma"]),
            var name when name.StartsWith("exponential", StringComparison.Ordinal) => DemandDistribution.Exponential(1 / row["mu"]),
            var name when name.StartsWith("gamma", StringComparison.Ordinal) => DemandDistribution.Gamma(row["a"], row["b"]),
            var name when name.StartsWith("uniform", StringComparison.Ordinal) => DemandDistribution.Uniform(row["a"], row["b"]),
            var name when name.StartsWith("poisson", StringComparison.Ordinal) => DemandDistribution.Poisson(row["mean"]),
            var name when name.StartsWith("geometric", StringComparison.Ordinal) => DemandDistribution.NegativeBinomialOf(1, row["p"]),
            _ when row.Has("r") => DemandDistribution.NegativeBinomialOf(row["r"], row["p"]),
            _ => DemandDistribution.NegativeBinomial(row["mean"], row["sd"]),
        };
        var level = row.Optional("x") ?? row["z"];
        return row.Function.Contains("second", StringComparison.Ordinal)
            ? Both(demand.SecondShort(level), demand.SecondLeft(level))
            : Both(demand.ExpectedShort(level), demand.ExpectedLeft(level));
    }

    private static double[][] Unreliable(TextbookRow row)
    {
        var given = row.Optional("order_quantity");
        switch (row.Function.Split('.')[1])
        {
            case "eoq_with_additive_yield_uncertainty":
                var (k, h, lambda, m, sd) = Yield(row);
                return given is { } q
                    ? Both(q, SupplyUncertainty.AdditiveYieldCostOf(q, k, h, lambda, m, sd))
                    : Both(SupplyUncertainty.WithAdditiveYield(k, h, lambda, m, sd));
            case "eoq_with_multiplicative_yield_uncertainty":
                (k, h, lambda, m, sd) = Yield(row);
                return given is { } lot
                    ? Both(lot, SupplyUncertainty.MultiplicativeYieldCostOf(lot, k, h, lambda, m, sd))
                    : Both(SupplyUncertainty.WithMultiplicativeYield(k, h, lambda, m, sd));
            case "eoq_with_disruptions":
                return Both(SupplyUncertainty.WithDisruptions(
                    row.Costs, row["demand_rate"], row["disruption_rate"], row["recovery_rate"], row.Is("approximate")));
            case "eoq_with_disruptions_cost":
                return [[SupplyUncertainty.DisruptionCostOf(
                    given!.Value, row.Costs, row["demand_rate"], row["disruption_rate"], row["recovery_rate"], row.Is("approximate"))]];
            case "newsvendor_with_disruptions":
                var (d, a, b) = (row["demand"], row["disruption_prob"], row["recovery_prob"]);
                return Both(row.Optional("base_stock_level") is { } level
                    ? SupplyUncertainty.DisruptionPlanAt(level, d, row["holding_cost"], row["stockout_cost"], a, b)
                    : SupplyUncertainty.NewsvendorWithDisruptions(d, row["holding_cost"], row["stockout_cost"], a, b));
            case "newsvendor_with_additive_yield_uncertainty":
                return Both(SupplyUncertainty.NewsvendorWithAdditiveYield(
                    row["demand"], row.Distribution("yield_distribution"), row["holding_cost"], row["stockout_cost"]));
            default:
                throw new NotSupportedException(row.Function);
        }
    }

    private static (double FixedCost, double HoldingCost, double Rate, double Mean, double StdDev) Yield(TextbookRow row) =>
        (row["fixed_cost"], row["holding_cost"], row["demand_rate"], row["yield_mean"], row["yield_sd"]);

    private static double[][] Both(double first, double second) => [[first], [second]];

    private static double[][] Both(LotSize lot) => Both(lot.Quantity, lot.CostPerPeriod);

    private static double[][] Both(NewsvendorPlan plan) => Both(plan.Quantity, plan.ExpectedCost);

    private static IEnumerable<TextbookRow> Rows()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf("oracles/inventory.json")));
        return [.. document.RootElement.GetProperty("stockpyl").EnumerateArray().Select(row => new TextbookRow(row.Clone()))];
    }
}
