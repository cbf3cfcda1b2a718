using System.Text;
using NodaTime;

namespace EcomCore.Risk;

/// <summary>Reads what <see cref="StateWriter"/> wrote. Counts are held against the bytes left, so that broken ones cannot ask for memory.</summary>
internal sealed class StateReader : IDisposable
{
    private readonly BinaryReader _reader;

    public StateReader(byte[] bytes) => _reader = new BinaryReader(new MemoryStream(bytes), new UTF8Encoding(false));

    public bool IsEmpty => _reader.BaseStream.Length == 0;

    public int Int() => _reader.ReadInt32();

    public long Long() => _reader.ReadInt64();

    public ulong UnsignedLong() => _reader.ReadUInt64();

    public bool Flag() => _reader.ReadBoolean();

    public double Number() => _reader.ReadDouble();

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

    public StateReader Block() => new(_reader.ReadBytes(Check(_reader.ReadInt32(), 1)));

    public void Dispose() => _reader.Dispose();

    private int Check(int count, int size) =>
        count >= 0 && (long)count * size <= _reader.BaseStream.Length - _reader.BaseStream.Position ? count : throw Broken();

    private static FormatException Broken() => new("These are not the bytes of a monitor's state of this version, or they were changed.");
}
