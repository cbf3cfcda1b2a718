namespace EcomCore.Forecasting;

/// <summary>A sum of nodes, some with a minus, that must be 0.</summary>
internal sealed class HierarchyConstraint
{
    private HierarchyConstraint(int[] nodes, double[] signs) => (Nodes, Signs) = (nodes, signs);

    public int[] Nodes { get; }

    public double[] Signs { get; }

    /// <summary>One constraint per node above the leaves, and one more for every sum that comes to other leaves than the node's first one.</summary>
    public static IReadOnlyList<HierarchyConstraint> Of(int nodes, SumIndex[] sums, int[][] leavesOf)
    {
        var found = new List<HierarchyConstraint>();
        for (var node = 0; node < nodes; node++)
        {
            if (leavesOf[node] is not [var only] || only != node)
            {
                found.Add(new HierarchyConstraint([node, .. leavesOf[node]], [1, .. Enumerable.Repeat(-1.0, leavesOf[node].Length)]));
            }
        }

        foreach (var sum in sums)
        {
            var signs = new SortedDictionary<int, double>();
            foreach (var leaf in leavesOf[sum.Whole])
            {
                signs[leaf] = 1;
            }

            foreach (var leaf in sum.Parts.SelectMany(part => leavesOf[part]))
            {
                signs.TryGetValue(leaf, out var sign);
                signs[leaf] = sign - 1;
            }

            var left = signs.Where(pair => pair.Value != 0).ToArray();
            if (left.Length > 0)
            {
                found.Add(new HierarchyConstraint([.. left.Select(pair => pair.Key)], [.. left.Select(pair => pair.Value)]));
            }
        }

        return found.AsReadOnly();
    }

    public double Of(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        for (var k = 0; k < Nodes.Length; k++)
        {
            sum += Signs[k] * values[Nodes[k]];
        }

        return sum;
    }
}
