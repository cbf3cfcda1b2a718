namespace EcomCore.Risk;

/// <summary>Numbers as bytes, the lowest first, whatever the machine.</summary>
internal sealed class ByteWriter
{
    private byte[] _bytes = new byte[256];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Write(ulong value) => Write(value, 8);

    public void Write(long value) => Write((ulong)value, 8);

    public void Write(int value) => Write((uint)value, 4);

    public void Write(uint value) => Write(value, 4);

    public void Write(ushort value) => Write(value, 2);

    public void Write(bool value) => Write(value ? 1UL : 0, 1);

    public void Write(ReadOnlySpan<byte> bytes)
    {
        MakeRoom(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    public byte[] ToArray() => Written.ToArray();

    private void Write(ulong value, int count)
    {
        MakeRoom(count);
        for (var i = 0; i < count; i++)
        {
            _bytes[Length++] = (byte)(value >> (8 * i));
        }
    }

    private void MakeRoom(int count)
    {
        if (Length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(checked(Length + count), 2 * _bytes.Length));
        }
    }
}
