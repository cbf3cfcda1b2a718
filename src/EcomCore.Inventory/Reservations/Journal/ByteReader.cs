using System.Buffers.Binary;
using System.Text;
using NodaTime;

namespace EcomCore.Inventory;

/// <summary>Reads what <see cref="ByteWriter"/> wrote, and refuses everything else.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private readonly List<string> _texts = [];
    private ReadOnlySpan<byte> _rest = bytes;
    private long _lastTicks;

    public delegate T Read<out T>(ref ByteReader reader);

    public static Instant InstantOf(long ticks) =>
        ticks >= NodaTimeTicks.Least && ticks <= NodaTimeTicks.Most ? Instant.FromUnixTimeTicks(ticks) : throw Damaged();

    public byte Byte() => Take(1)[0];

    public long Number()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (long)(value >> 1) ^ -(long)(value & 1);
            }
        }

        throw Damaged();
    }

    /// <summary>How many items follow: each takes at least a byte, so no damage makes it allocate more than there is.</summary>
    public int Count()
    {
        var count = Number();
        return count >= 0 && count <= _rest.Length ? (int)count : throw Damaged();
    }

    public long Eight() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public string? Text()
    {
        var number = Number();
        if (number == 0)
        {
            return null;
        }

        if (number > 0)
        {
            return number <= _texts.Count ? _texts[(int)number - 1] : throw Damaged();
        }

        var text = Units();
        _texts.Add(text);
        return text;
    }

    public long Ticks()
    {
        switch (Byte())
        {
            case 0:
                return 0;
            case 1:
                return _lastTicks += Number();
            case 2:
                return long.MinValue;
            case 3:
                return long.MaxValue;
            default:
                throw Damaged();
        }
    }

    public Instant? Time()
    {
        var ticks = Ticks();
        return ticks == long.MinValue ? null : InstantOf(ticks);
    }

    public IReadOnlyList<T> Many<T>(Read<T> read)
    {
        var count = Count();
        if (count == 0)
        {
            return [];
        }

        var items = new T[count];
        for (var i = 0; i < count; i++)
        {
            items[i] = read(ref this);
        }

        return items;
    }

    public readonly void End()
    {
        if (!_rest.IsEmpty)
        {
            throw Damaged();
        }
    }

    private static FormatException Damaged() => new("The bytes are damaged.");

    private string Units()
    {
        var length = Number();
        if (length >= 0)
        {
            return Encoding.ASCII.GetString(Take(length).ToArray());
        }

        length = -length - 1;
        if (length > _rest.Length)
        {
            throw Damaged();
        }

        var units = new char[length];
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = (char)Number();
        }

        return new string(units);
    }

    private ReadOnlySpan<byte> Take(long count)
    {
        if (count < 0 || count > _rest.Length)
        {
            throw Damaged();
        }

        var taken = _rest.Slice(0, (int)count);
        _rest = _rest.Slice((int)count);
        return taken;
    }

    private static class NodaTimeTicks
    {
        public static readonly long Least = Instant.MinValue.ToUnixTimeTicks();
        public static readonly long Most = Instant.MaxValue.ToUnixTimeTicks();
    }
}
