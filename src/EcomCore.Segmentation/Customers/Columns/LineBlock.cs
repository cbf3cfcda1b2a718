namespace EcomCore.Segmentation;

/// <summary>Some lines that take each step together.</summary>
/// <typeparam name="TKey">The form of the ids.</typeparam>
internal sealed class LineBlock<TKey>
    where TKey : struct, ICustomerKey<TKey>
{
    /// <summary>The most lines: enough to wait for at once, and few enough to stay in the nearest memory.</summary>
    public const int Most = 64;

    private readonly BlockLine<TKey>[] _lines = new BlockLine<TKey>[Most];
    private int _count;

    /// <summary>Gets the lines that the block holds.</summary>
    public Span<BlockLine<TKey>> Lines => _lines.AsSpan(0, _count);

    /// <summary>Gets room for the most lines, of which <see cref="Hold"/> says how many are held.</summary>
    public Span<BlockLine<TKey>> Room => _lines;

    public void Hold(int count) => _count = count;
}
