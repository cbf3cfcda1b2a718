namespace EcomCore.Risk;

/// <summary>Reads what <see cref="ByteWriter"/> wrote, from a part of an array.</summary>
internal sealed class ByteReader(byte[] bytes, int start, int length)
{
    private readonly int _end = start + length;
    private int _next = start;

    public int Left => _end - _next;

    public ulong ReadUInt64() => Read(8);

    public long ReadInt64() => (long)Read(8);

    public int ReadInt32() => (int)(uint)Read(4);

    public ushort ReadUInt16() => (ushort)Read(2);

    public bool ReadBoolean() => Read(1) != 0;

    /// <summary>A reader of the next so many bytes, which this one passes over.</summary>
    public ByteReader Part(int count)
    {
        Check(count);
        _next += count;
        return new ByteReader(bytes, _next - count, count);
    }

    private ulong Read(int count)
    {
        Check(count);
        var value = 0UL;
        for (var i = 0; i < count; i++)
        {
            value |= (ulong)bytes[_next++] << (8 * i);
        }

        return value;
    }

    private void Check(int count)
    {
        if (count < 0 || count > Left)
        {
            throw new FormatException("The bytes end too early: they are of another version or were changed.");
        }
    }
}
