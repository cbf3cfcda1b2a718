using NodaTime;

namespace EcomCore.Risk;

/// <summary>Reads what <see cref="StateWriter"/> wrote. Counts are held against the bytes left, so that broken ones cannot ask for memory.</summary>
internal sealed class StateReader
{
    private readonly ByteReader _reader;

    /// <summary>Begins to read all that a writer gave.</summary>
    /// <exception cref="FormatException">The checksum does not hold.</exception>
    public StateReader(byte[] bytes)
        : this(Checksum.Holds(bytes) ? new ByteReader(bytes, 0, bytes.Length - Checksum.Size) : throw Broken())
    {
    }

    private StateReader(ByteReader reader) => _reader = reader;

    public bool IsEmpty => _reader.Left == 0;

    public int Int() => _reader.ReadInt32();

    public long Long() => _reader.ReadInt64();

    public ulong UnsignedLong() => _reader.ReadUInt64();

    public bool Flag() => _reader.ReadBoolean();

    public double Number() => BitConverter.Int64BitsToDouble(_reader.ReadInt64());

    public string Text() => TextOrNull() ?? throw Broken();

    public string? TextOrNull()
    {
        var length = _reader.ReadInt32();
        if (length < 0)
        {
            return null;
        }

        Check(length, 2);
        var units = new char[length];
        for (var i = 0; i < length; i++)
        {
            units[i] = (char)_reader.ReadUInt16();
        }

        return new string(units);
    }

    public Duration Length() => Duration.FromDays(_reader.ReadInt32()) + Duration.FromNanoseconds(_reader.ReadInt64());

    public Instant At() => NodaConstants.UnixEpoch + Length();

    public Stretch Stretch() => new(At(), At());

    public string[] Texts() => Items(Text);

    public T[] Items<T>(Func<T> read)
    {
        var items = new T[Check(_reader.ReadInt32(), 1)];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = read();
        }

        return items;
    }

    public StateReader Block() => new(_reader.Part(_reader.ReadInt32()));

    private int Check(int count, int size) =>
        count >= 0 && (long)count * size <= _reader.Left ? count : throw Broken();

    private static FormatException Broken() => new("These are not the bytes of a monitor's state of this version, or they were changed.");
}
