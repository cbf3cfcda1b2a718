namespace EcomCore.Inventory;

/// <summary>
/// The dynamic program of guaranteed service. The tree is hung up at its first stage; from the leaves up each stage tells its parent the least cost of
/// everything below it, as a function of its service time when the parent is supplied by it, of its inbound time when it is supplied by the parent.
/// </summary>
internal sealed class ServiceTree
{
    private readonly IReadOnlyList<ServiceStage> _stages;
    private readonly List<int>[] _suppliers;
    private readonly List<int>[] _customers;
    private readonly int[] _parent;
    private readonly int[] _fromRoot;
    private readonly int[] _longest;
    private readonly double[] _deviation;

    // What a stage tells its parent for each time, and the other time that goes with it.
    private readonly double[][] _cost;
    private readonly int[][] _choice;

    public ServiceTree(IReadOnlyList<ServiceStage> stages)
    {
        _stages = stages;
        (_suppliers, _customers) = Links();
        (_parent, _fromRoot) = HangUp();
        _cost = new double[stages.Count][];
        _choice = new int[stages.Count][];
        (_longest, _deviation) = Totals();
    }

    public ServicePlan Solve()
    {
        for (var i = _fromRoot.Length - 1; i >= 0; i--)
        {
            Tell(_fromRoot[i]);
        }

        var service = new int[_stages.Count];
        var inbound = new int[_stages.Count];
        foreach (var stage in _fromRoot)
        {
            Decide(stage, service, inbound);
        }

        var plans = new StagePlan[_stages.Count];
        for (var k = 0; k < plans.Length; k++)
        {
            var covered = inbound[k] + _stages[k].ProcessingTime - service[k];
            var stock = _stages[k].SafetyFactor * _deviation[k] * Math.Sqrt(covered);
            plans[k] = new StagePlan(_stages[k].Name, service[k], inbound[k], covered, stock, stock * _stages[k].HoldingCost);
        }

        return new ServicePlan(plans, plans.Sum(plan => plan.Cost));
    }

    private int LongestInbound(int k) => _longest[k] - _stages[k].ProcessingTime;

    /// <summary>Fills what stage k tells its parent. The root speaks as if to someone it supplies.</summary>
    private void Tell(int k)
    {
        var toCustomer = _parent[k] < 0 || _customers[k].Contains(_parent[k]);
        var supplies = SuppliersBelow(k);
        var customers = CustomersBelow(k);
        _cost[k] = new double[(toCustomer ? _longest[k] : LongestInbound(k)) + 1];
        _choice[k] = new int[_cost[k].Length];
        for (var time = 0; time < _cost[k].Length; time++)
        {
            var (best, choice) = (double.PositiveInfinity, -1);
            var last = toCustomer ? LongestInbound(k) : _longest[k];
            for (var other = 0; other <= last; other++)
            {
                var (service, inbound) = toCustomer ? (time, other) : (other, time);
                var cost = OwnCost(k, service, inbound) + supplies[inbound] + customers[service];
                if (cost < best)
                {
                    (best, choice) = (cost, other);
                }
            }

            (_cost[k][time], _choice[k][time]) = (best, choice);
        }
    }

    private double OwnCost(int k, int service, int inbound)
    {
        var stage = _stages[k];
        var covered = inbound + stage.ProcessingTime - service;
        var isPromised = stage.PromisedTime is not { } promised ? _customers[k].Count > 0 || service == 0 : service <= promised;
        return covered >= 0 && inbound >= stage.SupplierTime && isPromised
            ? stage.HoldingCost * stage.SafetyFactor * _deviation[k] * Math.Sqrt(covered)
            : double.PositiveInfinity;
    }

    /// <summary>For each inbound time the least cost of the suppliers below, each serving within it.</summary>
    private double[] SuppliersBelow(int k)
    {
        var costs = new double[LongestInbound(k) + 1];
        foreach (var supplier in _suppliers[k].Where(s => s != _parent[k]))
        {
            var best = double.PositiveInfinity;
            for (var time = 0; time < costs.Length; time++)
            {
                best = time < _cost[supplier].Length ? Math.Min(best, _cost[supplier][time]) : best;
                costs[time] += best;
            }
        }

        return costs;
    }

    /// <summary>For each service time the least cost of the customers below, each with at least that inbound time.</summary>
    private double[] CustomersBelow(int k)
    {
        var costs = new double[_longest[k] + 1];
        foreach (var customer in _customers[k].Where(c => c != _parent[k]))
        {
            var best = double.PositiveInfinity;
            for (var time = _cost[customer].Length - 1; time >= 0; time--)
            {
                best = Math.Min(best, _cost[customer][time]);
                if (time < costs.Length)
                {
                    costs[time] += best;
                }
            }
        }

        return costs;
    }

    /// <summary>Takes the times of stage k once its parent's are known.</summary>
    private void Decide(int k, int[] service, int[] inbound)
    {
        var parent = _parent[k];
        if (parent < 0)
        {
            service[k] = Least(_cost[k], 0, _cost[k].Length - 1);
            inbound[k] = _choice[k][service[k]];
        }
        else if (_customers[k].Contains(parent))
        {
            service[k] = Least(_cost[k], 0, Math.Min(inbound[parent], _cost[k].Length - 1));
            inbound[k] = _choice[k][service[k]];
        }
        else
        {
            inbound[k] = Least(_cost[k], service[parent], _cost[k].Length - 1);
            service[k] = _choice[k][inbound[k]];
        }
    }

    private static int Least(double[] costs, int from, int to)
    {
        var best = from;
        for (var i = from + 1; i <= to; i++)
        {
            best = costs[i] < costs[best] ? i : best;
        }

        return best;
    }

    private (List<int>[] Suppliers, List<int>[] Customers) Links()
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var stage in _stages)
        {
            Guard.NotNull(stage, "stages");
            if (numbers.ContainsKey(stage.Name))
            {
                throw new ArgumentException($"Stage '{stage.Name}': expected once, found again.");
            }

            numbers.Add(stage.Name, numbers.Count);
        }

        var suppliers = Array.ConvertAll(new int[_stages.Count], _ => new List<int>());
        var customers = Array.ConvertAll(new int[_stages.Count], _ => new List<int>());
        for (var k = 0; k < _stages.Count; k++)
        {
            foreach (var name in _stages[k].Supplies)
            {
                if (name is null || !numbers.TryGetValue(name, out var customer) || customer == k || customers[k].Contains(customer))
                {
                    throw new ArgumentException($"Stage '{_stages[k].Name}' supplies '{name}': expected another stage, once.");
                }

                customers[k].Add(customer);
                suppliers[customer].Add(k);
            }
        }

        return (suppliers, customers);
    }

    /// <summary>Parents, and the stages so that a parent comes before its children.</summary>
    private (int[] Parent, int[] FromRoot) HangUp()
    {
        var links = _stages.Sum(stage => stage.Supplies.Count);
        var parent = Array.ConvertAll(new int[_stages.Count], _ => -2);
        var order = new List<int> { 0 };
        parent[0] = -1;
        for (var i = 0; i < order.Count; i++)
        {
            foreach (var next in _suppliers[order[i]].Concat(_customers[order[i]]))
            {
                if (parent[next] == -2)
                {
                    parent[next] = order[i];
                    order.Add(next);
                }
            }
        }

        if (order.Count < _stages.Count || links != _stages.Count - 1)
        {
            var apart = Array.IndexOf(parent, -2);
            throw new ArgumentException(apart >= 0
                ? $"Stage '{_stages[apart].Name}' has no link to stage '{_stages[0].Name}'. Expected one connected tree."
                : "The links form a circle. Expected a tree: two stages are linked in one way only.");
        }

        return (parent, [.. order]);
    }

    /// <summary>The longest time each stage may need to serve, and the standard deviation of the demand that reaches it.</summary>
    private (int[] Longest, double[] Deviation) Totals()
    {
        var longest = new int[_stages.Count];
        var variance = new double[_stages.Count];
        var ahead = Array.ConvertAll(_suppliers, list => list.Count);
        var order = new List<int>(Enumerable.Range(0, _stages.Count).Where(k => ahead[k] == 0));
        for (var i = 0; i < order.Count; i++)
        {
            var k = order[i];
            longest[k] = Math.Max(longest[k], _stages[k].SupplierTime) + _stages[k].ProcessingTime;
            if (longest[k] > ServiceStage.MaxTime)
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"Stage '{_stages[k].Name}': expected a way through the chain of at most {ServiceStage.MaxTime}; found {longest[k]}. Take a larger unit of time."));
            }

            foreach (var customer in _customers[k])
            {
                longest[customer] = Math.Max(longest[customer], longest[k]);
                if (--ahead[customer] == 0)
                {
                    order.Add(customer);
                }
            }
        }

        for (var i = order.Count - 1; i >= 0; i--)
        {
            var k = order[i];
            variance[k] = (_stages[k].DemandStdDev * _stages[k].DemandStdDev) + _customers[k].Sum(customer => variance[customer]);
        }

        return (longest, Array.ConvertAll(variance, Math.Sqrt));
    }
}
