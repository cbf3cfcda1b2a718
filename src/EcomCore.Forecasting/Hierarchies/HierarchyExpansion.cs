namespace EcomCore.Forecasting;

/// <summary>Works out the leaves under every node.</summary>
internal static class HierarchyExpansion
{
    private const long MostEntries = 10_000_000;

    /// <summary>The leaves of each node, rising, by the first sum given for it; a leaf is its own.</summary>
    public static int[][] LeavesOf(IReadOnlyList<string> names, SumIndex[] sums)
    {
        var first = new int[names.Count];
        first.AsSpan().Fill(-1);
        for (var s = sums.Length - 1; s >= 0; s--)
        {
            first[sums[s].Whole] = s;
        }

        var leaves = new int[names.Count][];
        var entries = 0L;
        foreach (var node in FromLeavesUp(names, sums))
        {
            leaves[node] = first[node] < 0 ? [node] : Union(names, node, sums[first[node]].Parts, leaves);
            entries += leaves[node].Length;
            if (entries > MostEntries)
            {
                throw new ArgumentException(FormattableString.Invariant($"Expected at most {MostEntries} leaves over all sums."), nameof(sums));
            }
        }

        return leaves;
    }

    /// <summary>Nodes such that every part comes before its whole.</summary>
    private static List<int> FromLeavesUp(IReadOnlyList<string> names, SumIndex[] sums)
    {
        var waiting = new int[names.Count];
        var wholes = new List<int>[names.Count];
        foreach (var sum in sums)
        {
            waiting[sum.Whole] += sum.Parts.Length;
            foreach (var part in sum.Parts)
            {
                (wholes[part] ??= []).Add(sum.Whole);
            }
        }

        var order = Enumerable.Range(0, names.Count).Where(node => waiting[node] == 0).ToList();
        for (var i = 0; i < order.Count; i++)
        {
            foreach (var whole in wholes[order[i]] ?? [])
            {
                if (--waiting[whole] == 0)
                {
                    order.Add(whole);
                }
            }
        }

        var circle = Array.FindIndex(waiting, left => left > 0);
        return circle < 0 ? order : throw new ArgumentException($"'{names[circle]}' is a part of itself.", nameof(sums));
    }

    private static int[] Union(IReadOnlyList<string> names, int node, int[] parts, int[][] leaves)
    {
        int[] all = [.. parts.SelectMany(part => leaves[part])];
        Array.Sort(all);
        for (var i = 1; i < all.Length; i++)
        {
            if (all[i] == all[i - 1])
            {
                throw new ArgumentException($"'{names[all[i]]}' counts twice in '{names[node]}'.", nameof(parts));
            }
        }

        return all;
    }
}
