namespace EcomCore.Risk;

/// <summary>A trie of linked children, quick to grow; the form in which patterns are gathered. Node 0 is the root.</summary>
internal sealed class LinkedTrie
{
    private readonly Dictionary<long, int> _children = [];
    private readonly List<Link> _links = [new Link(0, -1, -1, 0, -1)];

    public int Count => _links.Count;

    public int FirstChild(int node) => _links[node].FirstChild;

    public int NextSibling(int node) => _links[node].NextSibling;

    public int SymbolOf(int node) => _links[node].Symbol;

    public int OutputOf(int node) => _links[node].Output;

    public void SetOutput(int node, int output) => _links[node] = _links[node] with { Output = output };

    /// <summary>Adds a string and returns its node.</summary>
    public int Add(ushort[] symbols)
    {
        var node = 0;
        foreach (var symbol in symbols)
        {
            var key = ((long)node << 16) | symbol;
            if (!_children.TryGetValue(key, out var child))
            {
                child = _links.Count;
                var parent = _links[node];
                _links.Add(new Link(symbol, -1, parent.FirstChild, 0, -1));
                _links[node] = parent with { FirstChild = child, Children = parent.Children + 1 };
                _children.Add(key, child);
            }

            node = child;
        }

        return node;
    }

    /// <summary>The nodes that have children, those with the most children first.</summary>
    public IEnumerable<int> NodesByChildren()
    {
        var inner = new List<int>();
        for (var node = 0; node < _links.Count; node++)
        {
            if (_links[node].Children > 1)
            {
                inner.Add(node);
            }
        }

        inner.Sort((a, b) => _links[b].Children != _links[a].Children ? _links[b].Children.CompareTo(_links[a].Children) : a.CompareTo(b));
        return inner.Concat(Enumerable.Range(0, _links.Count).Where(node => _links[node].Children == 1));
    }

    private readonly record struct Link(ushort Symbol, int FirstChild, int NextSibling, int Children, int Output);
}
