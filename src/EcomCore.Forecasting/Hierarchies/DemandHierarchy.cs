namespace EcomCore.Forecasting;

/// <summary>What adds up to what: items to categories, categories to channels, channels to the total, or several such groupings of the same items at once.</summary>
/// <remarks>Immutable and safe to share between threads. Nodes are in the order in which the sums first name them. A node that is no sum is a leaf.</remarks>
public sealed class DemandHierarchy
{
    private readonly string[] _names;
    private readonly SumIndex[] _sums;
    private readonly int[] _leaves;
    private readonly int[][] _leavesOf;
    private readonly Dictionary<string, int> _places;

    private DemandHierarchy(string[] names, SumIndex[] sums, int[][] leavesOf, Dictionary<string, int> places)
    {
        (_names, _sums, _leavesOf, _places) = (names, sums, leavesOf, places);
        _leaves = [.. Enumerable.Range(0, names.Length).Where(node => leavesOf[node] is [var only] && only == node)];
        Constraints = HierarchyConstraint.Of(names.Length, sums, leavesOf);
        HasCommonLeaves = Constraints.Count == names.Length - _leaves.Length;
        var parts = sums.SelectMany(sum => sum.Parts).ToArray();
        IsTree = HasCommonLeaves && parts.Distinct().Count() == parts.Length && sums.Select(sum => sum.Whole).Distinct().Count() == sums.Length;
    }

    /// <summary>Gets the names of the nodes.</summary>
    public IReadOnlyList<string> Names => Array.AsReadOnly(_names);

    /// <summary>Gets the number of nodes.</summary>
    public int Count => _names.Length;

    /// <summary>Gets the positions of the leaves among the nodes, rising.</summary>
    public IReadOnlyList<int> Leaves => Array.AsReadOnly(_leaves);

    /// <summary>Gets whether every node is the sum of one set of leaves, whichever way it is added up. False for a total that is at once the sum of channels and the sum of items, with no items per
    /// channel: such a hierarchy can be reconciled by <see cref="Reconciliation.MinTrace(DemandHierarchy, IReadOnlyList{IReadOnlyList{double}}, ReconciliationWeights)"/> only.</summary>
    public bool HasCommonLeaves { get; }

    /// <summary>Gets whether every node is part of one sum at most, and the whole of one sum at most.</summary>
    public bool IsTree { get; }

    internal IReadOnlyList<HierarchyConstraint> Constraints { get; }

    internal IReadOnlyList<SumIndex> Sums => _sums;

    /// <summary>A hierarchy of any shape.</summary>
    /// <param name="sums">What adds up to what, at least one. A whole that is given twice is added up in two ways, and both must hold.</param>
    /// <returns>The hierarchy.</returns>
    /// <exception cref="ArgumentNullException">An argument, sum or name is null.</exception>
    /// <exception cref="ArgumentException">No sum; a sum without parts or with one part twice; sums that run in a circle; a leaf counted twice in a sum; more than 10 million leaves over all sums. The message names the sum.</exception>
    public static DemandHierarchy Of(params IEnumerable<DemandSum> sums)
    {
        Guard.NotNull(sums);
        var (names, places, index) = (new List<string>(), new Dictionary<string, int>(StringComparer.Ordinal), new List<SumIndex>());
        foreach (var sum in sums)
        {
            Guard.NotNull(sum, nameof(sums));
            Guard.NotNull(sum.Parts, nameof(sums));
            var whole = PlaceOf(sum.Whole);
            int[] parts = [.. sum.Parts.Select(PlaceOf)];
            if (parts.Length == 0 || parts.Distinct().Count() < parts.Length)
            {
                throw new ArgumentException($"Expected different parts, at least one, of '{sum.Whole}'.", nameof(sums));
            }

            index.Add(new SumIndex(whole, parts));
        }

        SumIndex[] all = index.Count > 0 ? [.. index] : throw new ArgumentException("Expected at least one sum.", nameof(sums));
        return new DemandHierarchy([.. names], all, HierarchyExpansion.LeavesOf(names, all), places);

        int PlaceOf(string name)
        {
            Guard.NotNull(name, nameof(sums));
            if (!places.TryGetValue(name, out var place))
            {
                places.Add(name, place = names.Count);
                names.Add(name);
            }

            return place;
        }
    }

    /// <summary>A tree: every leaf by its path from the top.</summary>
    /// <param name="total">Name of the sum of all.</param>
    /// <param name="paths">One path per leaf, such as channel, category, item. A node is called by its path so far, joined by <c>/</c>.</param>
    /// <returns>The hierarchy; one level per label.</returns>
    /// <exception cref="ArgumentNullException">An argument, path or label is null.</exception>
    /// <exception cref="ArgumentException">No path, an empty one, one twice, or one that ends where another goes on.</exception>
    public static DemandHierarchy Nested(string total, params IEnumerable<IReadOnlyList<string>> paths)
    {
        Guard.NotNull(paths);
        var (order, parts) = (new List<string> { total }, new Dictionary<string, List<string>>(StringComparer.Ordinal) { [total] = [] });
        var (seen, ends) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var path in paths)
        {
            Guard.NotNull(path, nameof(paths));
            var whole = total;
            for (var level = 1; level <= path.Count; level++)
            {
                var node = string.Join("/", path.Take(level));
                if (!parts.TryGetValue(whole, out var children))
                {
                    parts.Add(whole, children = []);
                    order.Add(whole);
                }

                if (seen.Add(node))
                {
                    children.Add(node);
                }

                whole = node;
            }

            if (path.Count == 0 || !ends.Add(whole))
            {
                throw new ArgumentException($"Expected different paths of one label or more; found '{string.Join("/", path)}'.", nameof(paths));
            }
        }

        if (ends.Count == 0 || ends.Overlaps(order))
        {
            throw new ArgumentException("Expected at least one path, and none that ends where another goes on.", nameof(paths));
        }

        return Of(order.Select(whole => new DemandSum(whole, parts[whole])));
    }

    /// <summary>Groupings of the same leaves, none within another: by item and by channel, say.</summary>
    /// <param name="total">Name of the sum of all.</param>
    /// <param name="leaves">Every leaf with the names of the groups that it belongs to.</param>
    /// <returns>The hierarchy: total, groups in the order in which they are first named, leaves.</returns>
    /// <exception cref="ArgumentNullException">An argument or name is null.</exception>
    /// <exception cref="ArgumentException">No leaf, one twice, or one with the name of a group.</exception>
    public static DemandHierarchy Grouped(string total, params IEnumerable<(string Leaf, IReadOnlyList<string> Groups)> leaves)
    {
        Guard.NotNull(leaves);
        var all = leaves.ToArray();
        var groups = all.SelectMany(one => one.Groups.Select(group => (Group: group, one.Leaf))).GroupBy(one => one.Group, StringComparer.Ordinal);
        return Of(groups.Select(group => new DemandSum(group.Key, [.. group.Select(one => one.Leaf)])).Prepend(new DemandSum(total, [.. all.Select(one => one.Leaf)])));
    }

    /// <summary>The place of a node.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Position among <see cref="Names"/>, or -1.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public int IndexOf(string name)
    {
        Guard.NotNull(name);
        return _places.TryGetValue(name, out var place) ? place : -1;
    }

    /// <summary>Adds leaves up.</summary>
    /// <param name="leafValues">One value per leaf, in the order of <see cref="Leaves"/>.</param>
    /// <returns>One value per node.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="leafValues"/> is null.</exception>
    /// <exception cref="ArgumentException">Another number of values.</exception>
    public IReadOnlyList<double> SumUp(IReadOnlyList<double> leafValues)
    {
        Guard.NotNull(leafValues);
        CheckCount(leafValues.Count, _leaves.Length, nameof(leafValues));
        var values = new double[Count];
        for (var i = 0; i < _leaves.Length; i++)
        {
            values[_leaves[i]] = leafValues[i];
        }

        AddUp(values);
        return Array.AsReadOnly(values);
    }

    /// <summary>Adds the leaves' series up.</summary>
    /// <param name="leafSeries">One series per leaf, in the order of <see cref="Leaves"/>, all of one frequency with the same last period. Before its first period a leaf counts as 0: it was not sold
    /// yet. A missing value makes the sum missing. Restore stock-outs first; sums do not carry the marks.</param>
    /// <returns>One series per node, named as the node; leaves as given.</returns>
    /// <exception cref="ArgumentNullException">An argument or series is null.</exception>
    /// <exception cref="ArgumentException">Another number of series, or one with another frequency or end; the message names it.</exception>
    public IReadOnlyList<DemandSeries> SumUp(IReadOnlyList<DemandSeries> leafSeries)
    {
        Guard.NotNull(leafSeries);
        CheckCount(leafSeries.Count, _leaves.Length, nameof(leafSeries));
        SeriesSum.Check(leafSeries);
        var byNode = new DemandSeries[Count];
        for (var i = 0; i < _leaves.Length; i++)
        {
            byNode[_leaves[i]] = leafSeries[i];
        }

        for (var node = 0; node < Count; node++)
        {
            byNode[node] ??= SeriesSum.Of(_names[node], [.. _leavesOf[node].Select(leaf => byNode[leaf])]);
        }

        return Array.AsReadOnly(byNode);
    }

    /// <summary>How far values are from adding up.</summary>
    /// <param name="values">One value per node.</param>
    /// <returns>The largest difference between a sum and its parts; 0 when all add up.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    /// <exception cref="ArgumentException">Another number of values.</exception>
    public double Incoherence(IReadOnlyList<double> values)
    {
        Guard.NotNull(values);
        CheckCount(values.Count, Count, nameof(values));
        return _sums.Max(sum => Math.Abs(values[sum.Whole] - sum.Parts.Sum(part => values[part])));
    }

    /// <summary>Overwrites all nodes above the leaves with sums of their leaves.</summary>
    internal void AddUp(double[] values)
    {
        for (var node = 0; node < values.Length; node++)
        {
            if (_leavesOf[node] is not [var only] || only != node)
            {
                var sum = 0.0;
                foreach (var leaf in _leavesOf[node])
                {
                    sum += values[leaf];
                }

                values[node] = sum;
            }
        }
    }

    internal int LeafCount(int node) => _leavesOf[node].Length;

    internal static void CheckCount(int found, int expected, string name)
    {
        if (found != expected)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected {expected} elements, one per node or leaf; found {found}."), name);
        }
    }
}
