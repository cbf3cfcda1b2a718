namespace EcomCore.Segmentation;

/// <summary>Texts one after the other in large blocks, so that a million short ids are a few objects.</summary>
/// <remarks>A text stands in one block, its length in two characters before it; one too long for a block has a block of its own.</remarks>
internal sealed class TextPool
{
    private const int BlockBits = 16;
    private const int BlockLength = 1 << BlockBits;
    private const int HeaderLength = 2;

    private char[][] _blocks;
    private int _blockCount;
    private int _used = BlockLength;

    public TextPool()
        : this([])
    {
    }

    private TextPool(char[][] blocks)
    {
        _blocks = blocks;
        _blockCount = blocks.Length;
    }

    /// <summary>Keeps a text and tells its address.</summary>
    public long Add(ReadOnlySpan<char> text)
    {
        var length = HeaderLength + text.Length;
        if (length > BlockLength - _used)
        {
            AppendBlock(Math.Max(BlockLength, length));
        }

        var block = _blocks[_blockCount - 1];
        var start = _used;
        block[start] = (char)(text.Length >> 16);
        block[start + 1] = (char)text.Length;
        text.CopyTo(block.AsSpan(start + HeaderLength));

        _used = Math.Min(BlockLength, start + length);
        return ((long)(_blockCount - 1) << BlockBits) | (uint)start;
    }

    public ReadOnlySpan<char> At(long address)
    {
        var block = _blocks[address >> BlockBits];
        var start = (int)address & (BlockLength - 1);
        return block.AsSpan(start + HeaderLength, (block[start] << 16) | block[start + 1]);
    }

    /// <summary>A pool of the same texts that later ones do not reach.</summary>
    public TextPool Snapshot() => new(_blocks.AsSpan(0, _blockCount).ToArray());

    private void AppendBlock(int length)
    {
        if (_blockCount == _blocks.Length)
        {
            Array.Resize(ref _blocks, Math.Max(4, _blockCount * 2));
        }

        _blocks[_blockCount++] = new char[length];
        _used = 0;
    }
}
