namespace EcomCore.Risk;

/// <summary>The trie of sorted strings before its nodes have cells: level after level, children side by side. A string that nothing else begins with ends in a leaf.</summary>
internal sealed class TrieDraft
{
    private readonly ushort[][] _strings;
    private readonly List<Node> _nodes = [];

    /// <summary>Creates the draft.</summary>
    /// <param name="strings">Different from each other, in order of their symbols; none is empty.</param>
    public TrieDraft(ushort[][] strings)
    {
        _strings = strings;
        _nodes.Add(new Node(0, strings.Length, 0, 0, 0, -1));
        for (var node = 0; node < _nodes.Count; node++)
        {
            if (node == 0 || _nodes[node].High - _nodes[node].Low > 1)
            {
                Grow(node);
            }
        }
    }

    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>The symbol that leads to a node.</summary>
    public int SymbolOf(int node) => _strings[_nodes[node].Low][_nodes[node].Depth - 1];

    private void Grow(int node)
    {
        var (low, high, depth) = (_nodes[node].Low, _nodes[node].High, _nodes[node].Depth);
        var ends = low < high && _strings[low].Length == depth ? low : -1;
        var first = _nodes.Count;
        for (var i = ends >= 0 ? low + 1 : low; i < high;)
        {
            var symbol = _strings[i][depth];
            var from = i;
            while (i < high && _strings[i][depth] == symbol)
            {
                i++;
            }

            _nodes.Add(new Node(from, i, depth + 1, 0, 0, -1));
        }

        _nodes[node] = new Node(low, high, depth, first, _nodes.Count - first, ends);
    }

    /// <summary>Strings <paramref name="Low"/> to <paramref name="High"/> (exclusive) begin with the same <paramref name="Depth"/> symbols.</summary>
    /// <param name="Low">The first string.</param>
    /// <param name="High">Behind the last.</param>
    /// <param name="Depth">How many symbols lead here.</param>
    /// <param name="FirstChild">The first child.</param>
    /// <param name="Children">How many; 0 for a leaf.</param>
    /// <param name="Ends">The string that ends here and goes on in others; -1 for none.</param>
    public readonly record struct Node(int Low, int High, int Depth, int FirstChild, int Children, int Ends)
    {
        public bool IsLeaf => Children == 0 && Depth > 0;
    }
}
