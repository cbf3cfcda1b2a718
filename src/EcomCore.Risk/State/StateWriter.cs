using System.Text;
using NodaTime;

namespace EcomCore.Risk;

/// <summary>Writes what a monitor remembers as bytes.</summary>
internal sealed class StateWriter : IDisposable
{
    private readonly MemoryStream _stream = new();
    private readonly BinaryWriter _writer;

    public StateWriter() => _writer = new BinaryWriter(_stream, new UTF8Encoding(false));

    public void Write(int value) => _writer.Write(value);

    public void Write(long value) => _writer.Write(value);

    public void Write(ulong value) => _writer.Write(value);

    public void Write(bool value) => _writer.Write(value);

    public void Write(double value) => _writer.Write(value);

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
        using var inner = new StateWriter();
        write(inner);
        var bytes = inner.ToArray();
        _writer.Write(bytes.Length);
        _writer.Write(bytes);
    }

    public byte[] ToArray()
    {
        _writer.Flush();
        return _stream.ToArray();
    }

    public void Dispose()
    {
        _writer.Dispose();
        _stream.Dispose();
    }
}
