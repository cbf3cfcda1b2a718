namespace EcomCore.Sku;

/// <summary>An open hash table of texts that only grows, of a fixed capacity. One writer at a time; readers need no lock.</summary>
/// <remarks>
/// A slot has a tag of one byte, 0 when it is free, so that a look-up that finds nothing touches one cache line. A text is stored before its slot and the
/// slot before its tag, and readers go the other way, so a reader sees all of a text or none. A second table leads from the look-alike form of a text to
/// the newest text of that form, and from each text to the one before it.
/// </remarks>
internal sealed class CodeTable
{
    private const int SmallestBits = 4;
    private const int TagShift = 20;

    private readonly CodeHash _hash;
    private readonly byte[] _tags;
    private readonly int[] _slots;
    private readonly string[] _texts;
    private readonly int[]? _heads;
    private readonly int[]? _older;
    private readonly int _mask;
    private readonly int _shift;
    private int _count;

    public CodeTable(int capacity, bool hasLookAlikes, CodeHash hash)
    {
        var bits = SmallestBits;
        while (1L << (bits - 1) < capacity)
        {
            bits++;
        }

        _hash = hash;
        _shift = 64 - bits;
        _mask = (1 << bits) - 1;
        _tags = new byte[1 << bits];
        _slots = new int[1 << bits];
        _texts = new string[1 << (bits - 1)];
        _heads = hasLookAlikes ? new int[1 << bits] : null;
        _older = hasLookAlikes ? new int[_texts.Length] : null;
    }

    /// <summary>At most half of the slots are taken.</summary>
    public int Capacity => _texts.Length;

    public int Count => Volatile.Read(ref _count);

    public string this[int number] => _texts[number];

    /// <summary>The registered instance of a text, or null.</summary>
    public string? Find(ulong hash, ReadOnlySpan<char> text)
    {
        var probe = Start(hash);
        while (Next(ref probe) is { } found)
        {
            if (text.SequenceEqual(found.AsSpan()))
            {
                return found;
            }
        }

        return null;
    }

    public Probe Start(ulong hash)
    {
        var mixed = Mix(hash);
        return new Probe { Slot = SlotOf(mixed), Tag = TagOf(mixed) };
    }

    /// <summary>The next text that may have the hash of the probe; null when there is no more.</summary>
    public string? Next(ref Probe probe)
    {
        var tags = _tags;
        var slot = probe.Slot;
        for (; Volatile.Read(ref tags[slot]) is not 0 and var tag; slot = (slot + 1) & _mask)
        {
            if (tag == probe.Tag)
            {
                probe.Slot = (slot + 1) & _mask;
                return _texts[_slots[slot]];
            }
        }

        return null;
    }

    /// <summary>The texts of a look-alike form, the newest first.</summary>
    public IEnumerable<string> LookingLike(string text)
    {
        if (_heads is null || _older is null)
        {
            yield break;
        }

        var slot = LookAlikeSlot(text);
        for (var next = Volatile.Read(ref _heads[slot]); next > 0; next = _older[next - 1])
        {
            yield return _texts[next - 1];
        }
    }

    /// <summary>Adds a text that is not there yet.</summary>
    public void Add(string text, ulong hash)
    {
        var number = _count;
        _texts[number] = text;
        if (_heads is not null && _older is not null)
        {
            var form = LookAlikeSlot(text);
            _older[number] = _heads[form];
            Volatile.Write(ref _heads[form], number + 1);
        }

        var mixed = Mix(hash);
        var slot = SlotOf(mixed);
        while (_tags[slot] != 0)
        {
            slot = (slot + 1) & _mask;
        }

        _slots[slot] = number;
        Volatile.Write(ref _tags[slot], TagOf(mixed));
        Volatile.Write(ref _count, number + 1);
    }

    private static ulong Mix(ulong hash) => unchecked((hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15UL);

    private int SlotOf(ulong mixed) => (int)(mixed >> _shift);

    private static byte TagOf(ulong mixed) => (byte)(((mixed >> TagShift) & 0xFF) is 0 ? 1 : (mixed >> TagShift) & 0xFF);

    /// <summary>The slot of the look-alike form of a text, or the free one where it belongs.</summary>
    private int LookAlikeSlot(string text)
    {
        var slot = SlotOf(Mix(_hash.OfLookAlikes(text.AsSpan())));
        while (Volatile.Read(ref _heads![slot]) is > 0 and var head && !LookAlike(_texts[head - 1], text))
        {
            slot = (slot + 1) & _mask;
        }

        return slot;
    }

    private static bool LookAlike(string a, string b)
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        for (var i = 0; i < a.Length; i++)
        {
            if (Spelling.LookAlikeDigit(a[i]) != Spelling.LookAlikeDigit(b[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where a look-up stands.</summary>
    internal struct Probe
    {
        public int Slot;
        public byte Tag;
    }
}
