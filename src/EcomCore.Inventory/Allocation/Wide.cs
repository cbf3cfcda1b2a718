namespace EcomCore.Inventory;

/// <summary>An unsigned 128-bit number with the few operations that exact comparison of quotients needs, the same on every framework.</summary>
internal readonly struct Wide(ulong high, ulong low)
{
    private readonly ulong _high = high;
    private readonly ulong _low = low;

    public bool IsZero => (_high | _low) == 0;

    /// <summary>Gets the number of bits up to the highest one set; 0 for zero.</summary>
    public int BitLength => _high != 0 ? 64 + BitsOf(_high) : BitsOf(_low);

    public static Wide Product(ulong a, ulong b)
    {
#if NET
        var high = Math.BigMul(a, b, out var low);
        return new Wide(high, low);
#else
        ulong aLow = (uint)a, aHigh = a >> 32, bLow = (uint)b, bHigh = b >> 32;
        var lowest = aLow * bLow;
        var middle = (aHigh * bLow) + (lowest >> 32);
        var other = (aLow * bHigh) + (uint)middle;
        return new Wide((aHigh * bHigh) + (middle >> 32) + (other >> 32), (other << 32) | (uint)lowest);
#endif
    }

    public static int Compare(Wide a, Wide b) => a._high != b._high ? a._high.CompareTo(b._high) : a._low.CompareTo(b._low);

    public Wide ShiftLeft(int bits) => bits switch
    {
        0 => this,
        < 64 => new Wide((_high << bits) | (_low >> (64 - bits)), _low << bits),
        < 128 => new Wide(_low << (bits - 64), 0),
        _ => default,
    };

    /// <summary>The bits above the given place, which must fit 63 bits.</summary>
    public long ShiftRight(int bits) => bits switch
    {
        0 => (long)_low,
        < 64 => (long)((_high << (64 - bits)) | (_low >> bits)),
        < 128 => (long)(_high >> (bits - 64)),
        _ => 0,
    };

    /// <summary>Whether the bit at a place is set; places count from 0.</summary>
    public bool HasBit(int place) => place switch
    {
        < 0 or > 127 => false,
        < 64 => ((_low >> place) & 1) != 0,
        _ => ((_high >> (place - 64)) & 1) != 0,
    };

    private static int BitsOf(ulong value)
    {
        var bits = 0;
        for (var step = 32; step > 0; step >>= 1)
        {
            if (value >> step != 0)
            {
                value >>= step;
                bits += step;
            }
        }

        return value == 0 ? 0 : bits + 1;
    }
}
