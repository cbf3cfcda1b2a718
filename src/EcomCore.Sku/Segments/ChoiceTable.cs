namespace EcomCore.Sku;

/// <summary>An open hash table from codes to their index. Codes of up to 8 characters are compared as one number.</summary>
internal sealed class ChoiceTable
{
    private const int KeyLength = 8;
    private const int MaxScanned = 4;

    private readonly SkuChoice[] _choices;
    private readonly ulong[] _keys;
    private readonly int[] _slots;
    private readonly int _shift;

    public ChoiceTable(SkuChoice[] choices)
    {
        _choices = choices;
        _keys = new ulong[choices.Length];
        var bits = 2;
        while (1 << bits < choices.Length * 2)
        {
            bits++;
        }

        _shift = 64 - bits;
        _slots = new int[1 << bits];
        for (var i = 0; i < choices.Length; i++)
        {
            TryKey(choices[i].Code.AsSpan(), out _keys[i]);
            var slot = SlotOf(_keys[i]);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = i + 1;
        }
    }

    /// <summary>The index of a code, or -1.</summary>
    public int Find(ReadOnlySpan<char> code)
    {
        if (!TryKey(code, out var key))
        {
            return -1;
        }

        return code.Length <= KeyLength && _keys.Length <= MaxScanned ? Scan(key) : Probe(key, code);
    }

    /// <summary>Up to 8 ASCII characters make a key of their own; longer codes share keys, so they are compared as text too.</summary>
    private static bool TryKey(ReadOnlySpan<char> code, out ulong key)
    {
        key = 0;
        var all = 0;
        foreach (var character in code)
        {
            all |= character;
            key = code.Length <= KeyLength ? (key << 8) | character : (key * 31) + character;
        }

        return all < 128;
    }

    private int Scan(ulong key)
    {
        var keys = _keys;
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] == key)
            {
                return _choices[i].Code.Length <= KeyLength ? i : -1;
            }
        }

        return -1;
    }

    private int Probe(ulong key, ReadOnlySpan<char> code)
    {
        for (var slot = SlotOf(key); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            var index = _slots[slot] - 1;
            if (_keys[index] == key && (code.Length <= KeyLength ? _choices[index].Code.Length == code.Length : code.SequenceEqual(_choices[index].Code.AsSpan())))
            {
                return index;
            }
        }

        return -1;
    }

    // Fibonacci hashing: the odd number nearest to 2^64 divided by the golden ratio (Knuth, volume 3, section 6.4).
    private int SlotOf(ulong key) => (int)(unchecked(key * 0x9E3779B97F4A7C15UL) >> _shift);
}
