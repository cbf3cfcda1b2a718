namespace EcomCore.Budgeting;

/// <summary>
/// The global optimum over curves that may be S-shaped, by branch and bound: the concave envelopes give a bound and a plan; where the plan stops on a
/// chord, the channel's range is divided there, which makes both envelopes exact at that spend.
/// </summary>
/// <remarks>
/// Falk and Soland, "An algorithm for separable nonconvex programming problems" (Management Science 15, 1969). Concave curves need one node. Equal
/// channels are ordered (the earlier spends at least as much), so that a division of one carries over to the others and their permutations are not
/// searched one by one. Deterministic.
/// </remarks>
internal sealed class GlobalSearch
{
    private readonly Envelope[] _root;
    private readonly IReadOnlyList<ResponseCurve> _curves;
    private readonly SpendingRule _rule;
    private readonly double _gapTolerance;
    private readonly IReadOnlyList<ChannelKind> _kinds;
    private readonly Envelope[] _envelopes;
    private readonly Envelope[] _regions;
    private readonly double[] _spends;
    private readonly double[] _polished;

    // Wanted only once a range is divided.
    private int[]? _twins;

    // The highest bound among nodes not divided further because they were within the tolerance.
    private double _droppedBound = double.NegativeInfinity;

    /// <param name="root">Every channel's range.</param>
    /// <param name="curves">Every channel's curve.</param>
    /// <param name="kinds">Channels of different kinds are never twins: other least spends, steps or groups.</param>
    /// <param name="rule">The objective.</param>
    /// <param name="gapTolerance">Relative gap at which the search ends.</param>
    public GlobalSearch(Envelope[] root, IReadOnlyList<ResponseCurve> curves, IReadOnlyList<ChannelKind> kinds, SpendingRule rule, double gapTolerance)
    {
        _root = root;
        _curves = curves;
        _rule = rule;
        _gapTolerance = gapTolerance;
        _kinds = kinds;
        _envelopes = [.. root];
        _regions = [.. root];
        _spends = new double[root.Length];
        _polished = new double[root.Length];
        Best = new double[root.Length];
    }

    /// <summary>Gets the best spends found.</summary>
    public double[] Best { get; }

    /// <summary>Gets the objective at <see cref="Best"/>; negative infinity where nothing allowed was found.</summary>
    public double BestValue { get; private set; } = double.NegativeInfinity;

    /// <summary>Gets a bound that nothing passes; negative infinity where nothing is allowed.</summary>
    public double UpperBound { get; private set; }

    public int Nodes { get; private set; }

    /// <summary>Gets a value indicating whether the gap was closed to the tolerance.</summary>
    public bool IsClosed { get; private set; }

    public void Run(int nodeLimit, CancellationToken cancellationToken)
    {
        var open = new NodeQueue();
        Look(open, new SearchNode(null, []));
        while (open.Count > 0 && open.Peek().Bound > BestValue + Tolerance && Nodes < nodeLimit)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var node = open.Dequeue();
            Restore(node);
            var low = Divide(node, upper: false);
            var high = Divide(node, upper: true);
            Look(open, low);
            Look(open, high);
        }

        var openBound = open.Count == 0 ? double.NegativeInfinity : open.Peek().Bound;
        UpperBound = Math.Max(BestValue, Math.Max(openBound, _droppedBound));
        IsClosed = UpperBound <= BestValue + Tolerance;
    }

    private double Tolerance => double.IsNegativeInfinity(BestValue) ? 0 : _gapTolerance * Math.Abs(BestValue);

    /// <summary>Solves a node, tries its plan, and keeps it open if something better may be in it.</summary>
    private void Look(NodeQueue open, SearchNode? node)
    {
        if (node is null)
        {
            return;
        }

        Restore(node);
        Nodes++;
        var bound = _rule.Relax(_envelopes, _spends);
        if (double.IsNaN(bound))
        {
            return;
        }

        // No part can be worth more than the whole; rounding may say so.
        node.Bound = node.Parent is null ? bound : Math.Min(bound, node.Parent.Bound);
        Offer(_envelopes, _spends);
        if (node.Bound > BestValue + Tolerance)
        {
            ChooseBranch(node);
            Polish(node.BranchChannel);
        }

        if (node.Bound > BestValue + Tolerance && node.BranchChannel >= 0)
        {
            open.Enqueue(node);
        }
        else
        {
            _droppedBound = Math.Max(_droppedBound, node.Bound);
        }
    }

    private void Offer(Envelope[] envelopes, double[] spends)
    {
        for (var i = 0; i < spends.Length; i++)
        {
            if (!envelopes[i].Allows(spends[i]))
            {
                return;
            }
        }

        var value = _rule.Value(envelopes, spends);
        if (value > BestValue)
        {
            BestValue = value;
            spends.CopyTo(Best, 0);
        }
    }

    /// <summary>The channel whose envelope is furthest above its curve at the node's plan; -1 when all agree.</summary>
    private void ChooseBranch(SearchNode node)
    {
        var worst = 0.0;
        node.BranchChannel = -1;
        for (var i = 0; i < _spends.Length; i++)
        {
            var gap = _spends[i] >= _envelopes[i].Joint ? 0
                : !_envelopes[i].Allows(_spends[i]) ? double.PositiveInfinity
                : _envelopes[i].Value(_spends[i]) - _envelopes[i].TrueValue(_spends[i]);
            if (gap > worst && _spends[i] > _envelopes[i].Low)
            {
                worst = gap;
                node.BranchChannel = i;
                node.BranchSpend = _spends[i];
            }
        }
    }

    /// <summary>
    /// A local optimum near the node's plan: channels beyond their inflection are optimised on the concave part of their curves, the others rest
    /// where they are; the channel on its chord is tried both ways: at its low, and beyond its inflection.
    /// </summary>
    private void Polish(int undecided)
    {
        for (var way = undecided < 0 ? 1 : 0; way < 2; way++)
        {
            for (var i = 0; i < _regions.Length; i++)
            {
                var root = _root[i];
                var inflection = _curves[i].IsStraight ? 0 : root.Raise(_curves[i].ConcaveFrom);
                var on = i == undecided ? way == 1 && inflection < root.High : _spends[i] >= inflection;
                var rest = i == undecided || !root.Allows(_spends[i]) ? root.Low : _spends[i];
                _regions[i] = on ? root.Between(Math.Max(root.Low, inflection), root.High) : root.Between(rest, rest);
            }

            if (!double.IsNaN(_rule.Relax(_regions, _polished)))
            {
                Offer(_regions, _polished);
            }
        }
    }

    /// <summary>One half of a node's range; null where the order among twins leaves nothing of it. Expects the node's bounds restored.</summary>
    private SearchNode? Divide(SearchNode node, bool upper)
    {
        _twins ??= Twins(_root, _curves, _kinds);
        var changes = new List<BoundChange>();
        var channel = node.BranchChannel;
        for (var i = upper ? 0 : channel; i < (upper ? channel + 1 : _twins.Length); i++)
        {
            if (_twins[i] != _twins[channel])
            {
                continue;
            }

            var change = upper
                ? new BoundChange(i, Math.Max(_envelopes[i].Low, _root[i].Raise(node.BranchSpend)), _envelopes[i].High)
                : new BoundChange(i, _envelopes[i].Low, Math.Min(_envelopes[i].High, _root[i].Lower(node.BranchSpend)));
            if (change.Low > change.High)
            {
                return null;
            }

            changes.Add(change);
        }

        return new SearchNode(node, changes);
    }

    private void Restore(SearchNode node)
    {
        _root.CopyTo(_envelopes, 0);
        for (var step = node; step is not null; step = step.Parent)
        {
            foreach (var change in step.Changes)
            {
                // The latest change of a channel is met first and is the tightest.
                if (_envelopes[change.Channel].Low == _root[change.Channel].Low && _envelopes[change.Channel].High == _root[change.Channel].High)
                {
                    _envelopes[change.Channel] = _root[change.Channel].Between(change.Low, change.High);
                }
            }
        }
    }

    /// <summary>For every channel, the first channel with the same curve, gain and bounds.</summary>
    private static int[] Twins(Envelope[] root, IReadOnlyList<ResponseCurve> curves, IReadOnlyList<ChannelKind> kinds)
    {
        var first = new Dictionary<(ResponseCurve, double, double, double, ChannelKind), int>();
        var twins = new int[root.Length];
        for (var i = 0; i < root.Length; i++)
        {
            var key = (curves[i], root[i].Gain, root[i].Low, root[i].High, kinds[i]);
            twins[i] = first.TryGetValue(key, out var found) ? found : i;
            if (twins[i] == i)
            {
                first.Add(key, i);
            }
        }

        return twins;
    }
}
