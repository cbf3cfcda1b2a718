namespace EcomCore.Sku;

/// <summary>256 bits that hold the values of a code's segments.</summary>
internal struct PackedValues : IEquatable<PackedValues>
{
    public const int Words = 4;
    public const int BitsPerWord = 64;

    private ulong _first;
    private ulong _second;
    private ulong _third;
    private ulong _fourth;

    public readonly ulong Word(int index) => index switch
    {
        0 => _first,
        1 => _second,
        2 => _third,
        _ => _fourth,
    };

    /// <summary>Sets bits that are still zero.</summary>
    public void Put(int word, ulong bits)
    {
        switch (word)
        {
            case 0:
                _first |= bits;
                break;
            case 1:
                _second |= bits;
                break;
            case 2:
                _third |= bits;
                break;
            default:
                _fourth |= bits;
                break;
        }
    }

    /// <summary>Sets up to 64 bits at a place that may lie across two words.</summary>
    public void PutAt(int bit, int count, ulong value)
    {
        var shift = bit % BitsPerWord;
        Put(bit / BitsPerWord, value << shift);
        if (shift + count > BitsPerWord)
        {
            Put((bit / BitsPerWord) + 1, value >> (BitsPerWord - shift));
        }
    }

    /// <summary>Reads up to 63 bits at a place that may lie across two words.</summary>
    public readonly ulong GetAt(int bit, int count)
    {
        var shift = bit % BitsPerWord;
        var value = Word(bit / BitsPerWord) >> shift;
        if (shift + count > BitsPerWord)
        {
            value |= Word((bit / BitsPerWord) + 1) << (BitsPerWord - shift);
        }

        return value & ((1UL << count) - 1);
    }

    public readonly bool Equals(PackedValues other) =>
        _first == other._first && _second == other._second && _third == other._third && _fourth == other._fourth;

    public override readonly bool Equals(object? obj) => obj is PackedValues other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(_first, _second, _third, _fourth);
}
