using System.Buffers.Binary;
using System.Text;
using NodaTime;

namespace EcomCore.Inventory;

/// <summary>Numbers in as few bytes as they need (seven bits per byte, sign in the lowest bit), texts once each, times as differences.</summary>
/// <param name="items">How many events and records will come, about; two new texts each.</param>
internal sealed class ByteWriter(int items)
{
    private readonly Dictionary<string, int> _texts = new(2 * items, StringComparer.Ordinal);
    private byte[] _bytes = new byte[64 + (64 * items)];
    private int _count;
    private long _lastTicks;

    public byte[] ToArray() => _bytes.AsSpan(0, _count).ToArray();

    public void Byte(byte value)
    {
        Reserve(1);
        _bytes[_count++] = value;
    }

    public void Number(long value)
    {
        Reserve(10);
        var rest = (ulong)((value << 1) ^ (value >> 63));
        while (rest >= 0x80)
        {
            _bytes[_count++] = (byte)(rest | 0x80);
            rest >>= 7;
        }

        _bytes[_count++] = (byte)rest;
    }

    public void Eight(long value)
    {
        Reserve(8);
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.AsSpan(_count), value);
        _count += 8;
    }

    /// <summary>0 for null, n for the n-th text again, -1 before a new one.</summary>
    public void Text(string? text)
    {
        if (text is null)
        {
            Number(0);
        }
        else if (_texts.TryGetValue(text, out var number))
        {
            Number(number);
        }
        else
        {
            _texts.Add(text, _texts.Count + 1);
            Number(-1);
            Units(text);
        }
    }

    /// <summary>A time as the difference to the one before; 0 and the two ends as they are.</summary>
    public void Ticks(long ticks)
    {
        if (ticks is 0 or long.MinValue or long.MaxValue)
        {
            Byte(ticks == 0 ? (byte)0 : ticks < 0 ? (byte)2 : (byte)3);
            return;
        }

        Byte(1);
        Number(ticks - _lastTicks);
        _lastTicks = ticks;
    }

    public void Time(Instant? time) => Ticks(time?.ToUnixTimeTicks() ?? long.MinValue);

    public void Many<T>(IReadOnlyList<T> items, Action<ByteWriter, T> write)
    {
        Number(items.Count);
        foreach (var item in items)
        {
            write(this, item);
        }
    }

    // Texts without a half of a surrogate pair as UTF-8; others unit by unit, so that every text comes back as it was.
    private void Units(string text)
    {
        var most = (text.Length * 3) + 16;
        Reserve(most);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\0' or >= '\u0080')
            {
                Number(-text.Length - 1);
                foreach (var unit in text)
                {
                    Number(unit);
                }

                return;
            }
        }

        Number(text.Length);
        Reserve(text.Length);
        _count += Encoding.ASCII.GetBytes(text, 0, text.Length, _bytes, _count);
    }

    private void Reserve(int more)
    {
        if (_count + more > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _count + more));
        }
    }
}
