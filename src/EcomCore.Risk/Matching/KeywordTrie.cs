namespace EcomCore.Risk;

/// <summary>All patterns as one double-array trie over symbols, built once, read by any number of threads.</summary>
internal sealed class KeywordTrie
{
    // Cells tried for a node with several children before it goes behind the last cell: bounds the build, costs little space.
    private const int Attempts = 256;

    private KeywordTrie(TrieNode[] nodes, Pattern[] patterns)
    {
        Nodes = nodes;
        Patterns = patterns;
    }

    public TrieNode[] Nodes { get; }

    public Pattern[] Patterns { get; }

    /// <summary>Builds the trie of symbol strings; none is empty, symbols are 1 or more.</summary>
    public static KeywordTrie Build(IReadOnlyList<ushort[]> strings, Func<int, (int Keyword, int Group)> patternOf)
    {
        var tree = new LinkedTrie();
        var patterns = new Pattern[strings.Count];

        // Backwards, so that each chain runs from the first pattern given to the last.
        for (var i = strings.Count - 1; i >= 0; i--)
        {
            var node = tree.Add(strings[i]);
            var (keyword, group) = patternOf(i);
            patterns[i] = new Pattern(keyword, group, tree.OutputOf(node));
            tree.SetOutput(node, i);
        }

        return new KeywordTrie(Place(tree), patterns);
    }

    /// <summary>Finds the child of a cell by a symbol; -1 when there is none.</summary>
    public int Child(int cell, int symbol)
    {
        var nodes = Nodes;
        var child = nodes[cell].Base + symbol;
        return (uint)child < (uint)nodes.Length && nodes[child].Check == cell ? child : -1;
    }

    /// <summary>Gives every node its cell. Nodes with many children go first, while there is room; only-children fill the gaps.</summary>
    private static TrieNode[] Place(LinkedTrie tree)
    {
        var cells = new FreeCells();
        var bases = new int[tree.Count];
        var cellOf = new int[tree.Count];
        var symbols = new List<int>();

        foreach (var node in tree.NodesByChildren())
        {
            symbols.Clear();
            for (var child = tree.FirstChild(node); child >= 0; child = tree.NextSibling(child))
            {
                symbols.Add(tree.SymbolOf(child));
            }

            symbols.Sort();
            var origin = cells.Claim(symbols, Attempts);
            bases[node] = origin;
            for (var child = tree.FirstChild(node); child >= 0; child = tree.NextSibling(child))
            {
                cellOf[child] = origin + tree.SymbolOf(child);
            }
        }

        return Fill(tree, bases, cellOf, cells.Length);
    }

    private static TrieNode[] Fill(LinkedTrie tree, int[] bases, int[] cellOf, int length)
    {
        var nodes = new TrieNode[length];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = new TrieNode { Check = -1, Output = -1 };
        }

        for (var node = 0; node < tree.Count; node++)
        {
            ref var cell = ref nodes[cellOf[node]];
            cell.Base = bases[node];
            cell.Output = tree.OutputOf(node);
            for (var child = tree.FirstChild(node); child >= 0; child = tree.NextSibling(child))
            {
                nodes[cellOf[child]].Check = cellOf[node];
            }
        }

        return nodes;
    }
}
