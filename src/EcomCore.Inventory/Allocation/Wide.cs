#if NET
using System.Numerics;
#endif

namespace EcomCore.Inventory;

/// <summary>An unsigned 256-bit number with the few operations that exact comparison of quotients needs, the same on every framework.</summary>
internal readonly struct Wide(ulong fourth, ulong third, ulong second, ulong first)
{
    private readonly ulong _fourth = fourth;
    private readonly ulong _third = third;
    private readonly ulong _second = second;
    private readonly ulong _first = first;

    public bool IsZero => (_fourth | _third | _second | _first) == 0;

    /// <summary>Gets the number of bits up to the highest one set; 0 for zero.</summary>
    public int BitLength => _fourth != 0 ? 192 + BitsOf(_fourth)
        : _third != 0 ? 128 + BitsOf(_third)
        : _second != 0 ? 64 + BitsOf(_second)
        : BitsOf(_first);

    public static Wide Product(ulong a, ulong b)
    {
        var high = MultiplyHigh(a, b, out var low);
        return new Wide(0, 0, high, low);
    }

    public static int Compare(Wide a, Wide b) =>
        a._fourth != b._fourth ? a._fourth.CompareTo(b._fourth)
        : a._third != b._third ? a._third.CompareTo(b._third)
        : a._second != b._second ? a._second.CompareTo(b._second)
        : a._first.CompareTo(b._first);

    /// <summary>The product with one more factor, which must fit 256 bits.</summary>
    public Wide Times(ulong factor)
    {
        var carry = MultiplyHigh(_first, factor, out var first);
        var second = MultiplyAdd(_second, factor, ref carry);
        var third = MultiplyAdd(_third, factor, ref carry);
        return new Wide((_fourth * factor) + carry, third, second, first);
    }

    public Wide ShiftLeft(int bits)
    {
        var moved = bits switch
        {
            < 64 => this,
            < 128 => new Wide(_third, _second, _first, 0),
            < 192 => new Wide(_second, _first, 0, 0),
            < 256 => new Wide(_first, 0, 0, 0),
            _ => default,
        };
        var rest = bits & 63;
        return rest == 0 ? moved : new Wide(
            (moved._fourth << rest) | (moved._third >> (64 - rest)),
            (moved._third << rest) | (moved._second >> (64 - rest)),
            (moved._second << rest) | (moved._first >> (64 - rest)),
            moved._first << rest);
    }

    /// <summary>The bits above the given place, which must fit 64 bits.</summary>
    public ulong ShiftRight(int bits)
    {
        var low = Limb(bits >> 6);
        var rest = bits & 63;
        return rest == 0 ? low : (low >> rest) | (Limb((bits >> 6) + 1) << (64 - rest));
    }

    /// <summary>Whether the bit at a place is set; places count from 0.</summary>
    public bool HasBit(int place) => place >= 0 && ((Limb(place >> 6) >> (place & 63)) & 1) != 0;

    private static ulong MultiplyAdd(ulong a, ulong b, ref ulong carry)
    {
        var high = MultiplyHigh(a, b, out var low);
        var sum = low + carry;
        carry = high + (sum < low ? 1UL : 0);
        return sum;
    }

    private static ulong MultiplyHigh(ulong a, ulong b, out ulong low)
    {
#if NET
        return Math.BigMul(a, b, out low);
#else
        ulong aLow = (uint)a, aHigh = a >> 32, bLow = (uint)b, bHigh = b >> 32;
        var lowest = aLow * bLow;
        var middle = (aHigh * bLow) + (lowest >> 32);
        var other = (aLow * bHigh) + (uint)middle;
        low = (other << 32) | (uint)lowest;
        return (aHigh * bHigh) + (middle >> 32) + (other >> 32);
#endif
    }

    private static int BitsOf(ulong value)
    {
#if NET
        return 64 - BitOperations.LeadingZeroCount(value);
#else
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
#endif
    }

    private ulong Limb(int place) => place switch { 0 => _first, 1 => _second, 2 => _third, 3 => _fourth, _ => 0 };
}
