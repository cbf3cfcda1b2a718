using System.Globalization;

namespace EcomCore.Budgeting;

/// <summary>Writes what a search found as a plan: amounts, what holds each of them, prices, the proven gap; or why there is no plan.</summary>
internal sealed class PlanWriter(
    BudgetObjective objective, double target, long total, IReadOnlyList<BudgetChannel> channels, Currency currency, UnitBounds bounds)
{
    private readonly double _unitsPerMoney = WholeUnits.PerMoney(currency);

    /// <summary>The plan that spends these units.</summary>
    public BudgetPlan Plan(Envelope[] root, SpendingRule rule, GlobalSearch search, long[] units)
    {
        var spent = units.Sum();
        var weighted = 0.0;
        var (gained, spend) = (default(RunningSum), default(RunningSum));
        var lines = new ChannelBudget[units.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            var channel = channels[i];
            var money = units[i] / _unitsPerMoney;
            var response = channel.Curve.ResponseAt(money);
            weighted += channel.Weight * response;
            gained.Add(root[i].Gain * response);
            spend.Add(money);
            lines[i] = new ChannelBudget(
                channel.Id,
                WholeUnits.ToAmount(units[i], currency),
                total == 0 ? 0 : units[i] / (double)total,
                response,
                channel.Curve.Marginal(money),
                BindingOf(i, units, spent));
        }

        var value = rule.Worth(gained.Total, spend.Total);
        var upper = Math.Max(search.UpperBound, value);

        return new BudgetPlan(lines)
        {
            Objective = objective,
            Status = search.IsClosed ? BudgetPlanStatus.Optimal : BudgetPlanStatus.NodeLimit,
            Total = WholeUnits.ToAmount(total, currency),
            Spent = WholeUnits.ToAmount(spent, currency),
            WeightedResponse = weighted,
            ObjectiveValue = value,
            UpperBound = upper,
            ProvenGap = RelativeGap(value, upper),
            GapBeforeRounding = RelativeGap(search.BestValue, search.UpperBound),
            ShadowPrice = ShadowPrice(root, search.Best, units),
            Nodes = search.Nodes,
            SmallestFeasibleTotal = bounds.SmallestFeasibleTotal,
            LargestUsableTotal = bounds.LargestUsableTotal,
            Clashes = [],
        };
    }

    /// <summary>A plan without amounts that says what clashes.</summary>
    public BudgetPlan Infeasible(IReadOnlyList<BudgetClash> clashes, int nodes) => new([])
    {
        Objective = objective,
        Status = BudgetPlanStatus.Infeasible,
        Total = WholeUnits.ToAmount(total, currency),
        Spent = 0m,
        WeightedResponse = 0,
        ObjectiveValue = 0,
        UpperBound = 0,
        ProvenGap = 0,
        GapBeforeRounding = 0,
        ShadowPrice = 0,
        Nodes = nodes,
        SmallestFeasibleTotal = bounds.SmallestFeasibleTotal,
        LargestUsableTotal = bounds.LargestUsableTotal,
        Clashes = clashes,
    };

    /// <summary>A plan without amounts for a target that the search did not reach.</summary>
    public BudgetPlan Unreachable(Envelope[] root, GlobalSearch search) =>
        Infeasible([objective == BudgetObjective.LeastSpend ? MoreThanTheTotalBrings(search) : LessThanTheTarget(root, search)], search.Nodes);

    private BudgetBinding BindingOf(int i, long[] units, long spent)
    {
        if (units[i] == bounds.Caps[i])
        {
            return BudgetBinding.Cap;
        }

        if (units[i] == bounds.Floors[i])
        {
            return BudgetBinding.Floor;
        }

        if (units[i] == bounds.Minimums[i])
        {
            return BudgetBinding.Minimum;
        }

        if (bounds.Steps[i] > 0)
        {
            return BudgetBinding.Step;
        }

        if (IsAtGroupLimit(i, units))
        {
            return BudgetBinding.Group;
        }

        return spent == total || objective == BudgetObjective.Response ? BudgetBinding.Total
            : objective == BudgetObjective.Profit ? BudgetBinding.Profit
            : BudgetBinding.Target;
    }

    /// <summary>Between their bounds all channels have the same marginal value; at a floor it is lower, so the highest below the caps is the price.</summary>
    private double ShadowPrice(Envelope[] root, double[] spends, long[] units)
    {
        if (units.Sum() < total)
        {
            return 0;
        }

        // Where a curve starts vertically, its slope within the first unit is that of a spend which cannot be made. Of nothing the price is the slope at nothing.
        var least = total == 0 ? 0 : 1 / _unitsPerMoney;
        var price = 0.0;
        for (var i = 0; i < spends.Length; i++)
        {
            // Whole units tell what is at its cap; a spend can miss its cap by a rounding error. What is not started, or goes in steps, has no next unit.
            var isFree = units[i] < bounds.Caps[i] && bounds.Steps[i] == 0 && (units[i] > 0 || bounds.Minimums[i] == 0);
            if (isFree && !IsAtGroupCap(i, units) && root[i].Gain > 0)
            {
                price = Math.Max(price, root[i].Gain * channels[i].Curve.Marginal(Math.Max(spends[i], least)));
            }
        }

        return objective == BudgetObjective.Profit ? Math.Max(0, price - 1) : price;
    }

    private BudgetClash LessThanTheTarget(Envelope[] root, GlobalSearch search)
    {
        var floors = root.Sum(channel => channel.Low);
        var response = root.Sum(channel => channel.TrueValue(channel.Low));
        var reason = search.IsClosed ? "no further spend makes up for it" : FormattableString.Invariant($"{search.Nodes} search nodes found no spend that makes up for it");
        return new BudgetClash(
            BudgetClashKind.TargetUnreachable,
            [.. channels.Where(channel => channel.Floor > 0m).Select(channel => channel.Id)],
            string.Format(
                CultureInfo.InvariantCulture,
                "The target is {0} per unit of spend; the floors alone return {1:G6}, and {2}.",
                target,
                response / floors,
                reason));
    }

    private BudgetClash MoreThanTheTotalBrings(GlobalSearch search) => new(
        BudgetClashKind.TargetUnreachable,
        [.. channels.Select(channel => channel.Id)],
        string.Format(
            CultureInfo.InvariantCulture,
            search.IsClosed ? "The response asked for is {0}; the total of {1} does not bring it." : "The response asked for is {0}; {2} search nodes found no spend within {1} that brings it.",
            target,
            WholeUnits.ToAmount(total, currency),
            search.Nodes));

    private static double RelativeGap(double value, double upper)
    {
        var scale = Math.Max(Math.Abs(value), Math.Abs(upper));
        return scale == 0 ? 0 : Math.Max(0, upper - value) / scale;
    }
    private bool IsAtGroupCap(int i, long[] units) => bounds.Groups.Count > 0
        && bounds.Groups.Any(group => group.Members.Contains(i) && group.Members.Sum(k => units[k]) >= group.Cap);

    private bool IsAtGroupLimit(int i, long[] units) => bounds.Groups.Count > 0
        && bounds.Groups.Any(group => group.Members.Contains(i)
            && group.Members.Sum(k => units[k]) is var together && (together == group.Cap || (together == group.Floor && group.Floor > 0)));
}
