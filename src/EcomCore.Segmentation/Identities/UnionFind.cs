namespace EcomCore.Segmentation;

/// <summary>Sets that grow together: union by size, halving paths (Tarjan, Journal of the ACM 22, 1975).</summary>
internal sealed class UnionFind
{
    private readonly int[] _parents;
    private readonly int[] _sizes;

    public UnionFind(int count)
    {
        _parents = [.. Enumerable.Range(0, count)];
        _sizes = new int[count];
        _sizes.AsSpan().Fill(1);
    }

    public int Find(int item)
    {
        while (_parents[item] != item)
        {
            _parents[item] = _parents[_parents[item]];
            item = _parents[item];
        }

        return item;
    }

    public void Join(int left, int right)
    {
        var (large, small) = (Find(left), Find(right));
        if (large == small)
        {
            return;
        }

        if (_sizes[large] < _sizes[small])
        {
            (large, small) = (small, large);
        }

        _parents[small] = large;
        _sizes[large] += _sizes[small];
    }

    public int SizeOf(int item) => _sizes[Find(item)];
}
