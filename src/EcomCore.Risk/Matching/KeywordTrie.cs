namespace EcomCore.Risk;

/// <summary>All patterns as one double-array trie over symbols, built once, read by any number of threads.</summary>
/// <remarks>
/// Where only one pattern is left its remaining symbols stand in a row in <see cref="Tails"/>: a count, then the symbols. That halves the cells, and
/// comparing what is left costs one place in memory instead of one for each symbol.
/// </remarks>
internal sealed class KeywordTrie
{
    // Cells tried for a node with several children before it goes behind the last cell: bounds the build, costs little space.
    private const int Attempts = 64;

    private KeywordTrie(TrieNode[] nodes, int[] outputs, ushort[] tails, Pattern[] patterns, int nested)
    {
        Nodes = nodes;
        Outputs = outputs;
        Tails = tails;
        Patterns = patterns;
        Nested = nested;
    }

    public TrieNode[] Nodes { get; }

    /// <summary>Gets the first pattern of the chain that ends in each cell; only where a pattern ends, or at a leaf.</summary>
    public int[] Outputs { get; }

    public ushort[] Tails { get; }

    public Pattern[] Patterns { get; }

    /// <summary>Gets the largest number of ends on one way from the root.</summary>
    public int Nested { get; }

    /// <summary>Builds the trie of symbol strings; none is empty, symbols are 1 or more.</summary>
    public static KeywordTrie Build(TrieForm form)
    {
        var strings = form.Strings;
        var patterns = new Pattern[strings.Length];
        var heads = Chain(form, patterns);
        var draft = new TrieDraft([.. heads.Select(head => strings[head].Symbols)]);
        var cells = Place(draft, out var bases, out var length);
        return Fill(draft, heads, strings, patterns, cells, bases, length);
    }

    /// <summary>Puts together what was built before; the caller has checked it.</summary>
    public static KeywordTrie Restore(TrieNode[] nodes, int[] outputs, ushort[] tails, Pattern[] patterns, int nested) =>
        new(nodes, outputs, tails, patterns, nested);

    /// <summary>Sorts the patterns and chains the equal ones, the first given first. Gives the first of each chain, in order of symbols.</summary>
    private static int[] Chain(TrieForm form, Pattern[] patterns)
    {
        var strings = form.Strings;
        var order = InOrder(strings);
        var heads = new List<int>();
        for (var i = 0; i < order.Length; i++)
        {
            var next = i + 1 < order.Length && strings[order[i]].Symbols.AsSpan().SequenceEqual(strings[order[i + 1]].Symbols) ? order[i + 1] : -1;
            var (keyword, group) = form.Owners[order[i]];
            patterns[order[i]] = new Pattern(keyword, group, next, strings[order[i]].Runs);
            if (i == 0 || patterns[order[i - 1]].Next < 0)
            {
                heads.Add(order[i]);
            }
        }

        return [.. heads];
    }

    /// <summary>The numbers of the strings by their symbols, of equal ones by number. Four symbols at a time are compared as one number.</summary>
    private static int[] InOrder(PatternSymbols[] strings)
    {
        var order = new int[strings.Length];
        var keys = new ulong[strings.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
            for (var at = 0; at < 4; at++)
            {
                keys[i] = (keys[i] << 16) | (at < strings[i].Symbols.Length ? strings[i].Symbols[at] : 0u);
            }
        }

        Array.Sort(keys, order);
        var comparer = Comparer<int>.Create((a, b) =>
            strings[a].Symbols.AsSpan().SequenceCompareTo(strings[b].Symbols) is var difference and not 0 ? difference : a.CompareTo(b));
        for (var from = 0; from < order.Length;)
        {
            var to = from + 1;
            while (to < order.Length && keys[to] == keys[from])
            {
                to++;
            }

            Array.Sort(order, from, to - from, comparer);
            from = to;
        }

        return order;
    }

    /// <summary>Gives every node its cell: the root first, then nodes with many children while there is room; only-children fill the gaps.</summary>
    private static int[] Place(TrieDraft draft, out int[] bases, out int length)
    {
        var cells = new FreeCells();
        var cellOf = new int[draft.Nodes.Count];
        bases = new int[draft.Nodes.Count];
        var symbols = new List<int>();
        foreach (var node in Enumerable.Range(0, draft.Nodes.Count).Where(node => draft.Nodes[node].Children > 0)
            .OrderByDescending(node => node == 0 ? int.MaxValue : draft.Nodes[node].Children))
        {
            var (first, count) = (draft.Nodes[node].FirstChild, draft.Nodes[node].Children);
            symbols.Clear();
            for (var child = first; child < first + count; child++)
            {
                symbols.Add(draft.SymbolOf(child));
            }

            bases[node] = node == 0 ? cells.ClaimAtZero(symbols) : cells.Claim(symbols, Attempts);
            for (var child = first; child < first + count; child++)
            {
                cellOf[child] = bases[node] + draft.SymbolOf(child);
            }
        }

        length = cells.Length;
        return cellOf;
    }

    private static KeywordTrie Fill(
        TrieDraft draft, int[] heads, PatternSymbols[] strings, Pattern[] patterns, int[] cellOf, int[] bases, int length)
    {
        var nodes = new TrieNode[length];
        var outputs = new int[length];
        var nested = new int[draft.Nodes.Count];
        var tails = new List<ushort>();
        for (var i = 0; i < length; i++)
        {
            nodes[i].Check = TrieNode.ParentMask;
            outputs[i] = -1;
        }

        for (var node = 0; node < draft.Nodes.Count; node++)
        {
            var form = draft.Nodes[node];
            ref var cell = ref nodes[cellOf[node]];
            cell.Base = form.IsLeaf ? tails.Count : bases[node];
            var ends = form.IsLeaf ? form.Low : form.Ends;
            if (ends >= 0)
            {
                outputs[cellOf[node]] = heads[ends];
                nested[node]++;
            }

            if (form.IsLeaf)
            {
                cell.Check |= TrieNode.Leaf;
                var symbols = strings[heads[form.Low]].Symbols;
                tails.Add((ushort)(symbols.Length - form.Depth));
                tails.AddRange(new ArraySegment<ushort>(symbols, form.Depth, symbols.Length - form.Depth));
            }
            else if (ends >= 0)
            {
                cell.Check |= TrieNode.Accepts;
            }

            for (var child = form.FirstChild; child < form.FirstChild + form.Children; child++)
            {
                nodes[cellOf[child]].Check = cellOf[node];
                nested[child] = nested[node];
            }
        }

        return new KeywordTrie(nodes, outputs, [.. tails], patterns, nested.Max());
    }
}
