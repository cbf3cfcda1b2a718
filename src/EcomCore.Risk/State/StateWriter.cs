using NodaTime;

namespace EcomCore.Risk;

/// <summary>Writes what a monitor remembers as bytes.</summary>
internal sealed class StateWriter
{
    private readonly ByteWriter _writer = new();

    public void Write(int value) => _writer.Write(value);

    public void Write(long value) => _writer.Write(value);

    public void Write(ulong value) => _writer.Write(value);

    public void Write(bool value) => _writer.Write(value);

    public void Write(double value) => _writer.Write(BitConverter.DoubleToInt64Bits(value));

    /// <summary>Texts may have lone surrogates, so that they are written unit by unit; null is a length below zero.</summary>
    public void Write(string? text)
    {
        _writer.Write(text?.Length ?? -1);
        foreach (var unit in text ?? string.Empty)
        {
            _writer.Write((ushort)unit);
        }
    }

    public void Write(Duration value)
    {
        _writer.Write(value.Days);
        _writer.Write(value.NanosecondOfDay);
    }

    public void Write(Instant at) => Write(at - NodaConstants.UnixEpoch);

    public void Write(Stretch stretch)
    {
        Write(stretch.From);
        Write(stretch.Until);
    }

    public void Write(IReadOnlyCollection<string> texts) => Write(texts, Write);

    public void Write<T>(IReadOnlyCollection<T> items, Action<T> write)
    {
        Write(items.Count);
        foreach (var item in items)
        {
            write(item);
        }
    }

    /// <summary>A piece that a reader can pass over.</summary>
    public void WriteBlock(Action<StateWriter> write)
    {
        var inner = new StateWriter();
        write(inner);
        _writer.Write(inner._writer.Length);
        _writer.Write(inner._writer.Written);
    }

    /// <summary>All that was written, and a checksum.</summary>
    public byte[] ToArray()
    {
        var sum = Checksum.Of(_writer.Written);
        _writer.Write(sum);
        return _writer.ToArray();
    }
}
