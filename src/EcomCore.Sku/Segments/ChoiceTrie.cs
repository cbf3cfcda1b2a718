namespace EcomCore.Sku;

/// <summary>The codes of a choice as a tree of characters, for segments whose end must be searched.</summary>
internal sealed class ChoiceTrie
{
    private readonly Dictionary<int, int> _children = [];
    private readonly HashSet<int> _ends = [];

    public ChoiceTrie(SkuChoice[] choices)
    {
        var nodes = 1;
        foreach (var (code, _) in choices)
        {
            var node = 0;
            foreach (var character in code)
            {
                if (!_children.TryGetValue((node << 7) | character, out var child))
                {
                    child = nodes++;
                    _children.Add((node << 7) | character, child);
                }

                node = child;
            }

            _ends.Add(node);
        }
    }

    public int Next(int node, char character) => character < 128 && _children.TryGetValue((node << 7) | character, out var child) ? child : -1;

    public bool Accepts(int node) => _ends.Contains(node);
}
