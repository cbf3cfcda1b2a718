namespace EcomCore.Sku;

/// <summary>An open hash table of texts that only grows, of a fixed capacity. One writer at a time; readers need no lock.</summary>
/// <remarks>
/// Eight slots make a bucket, whose eight tags of one byte, 0 for a free slot, are one number: a look-up that finds nothing is one load and one branch, always
/// the same way, so that the processor begins the next look-up before the memory has answered. A slot holds 32 bits of the hash and the number of a text.
/// A text is stored before its slot and the slot before its tag, and readers go the other way, so a reader sees all of a text or none. A second table
/// leads from the look-alike form of a text to the newest text of that form, and from each text to the one before it.
/// </remarks>
internal sealed class CodeTable
{
    private const int SmallestBits = 4;
    private const int SlotsPerBucket = 8;
    private const int TagShift = 20;
    private const ulong Ones = 0x0101010101010101;
    private const ulong HighBits = 0x8080808080808080;

    private readonly CodeHash _hash;
    private readonly ulong[] _tags;
    private readonly ulong[] _slots;
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
        _tags = new ulong[(1 << bits) / SlotsPerBucket];
        _slots = new ulong[1 << bits];
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

    /// <summary>Whether a text may have the hash; false is certain, true is wrong once in about 60 times.</summary>
    public bool MayHold(ulong hash)
    {
        var mixed = Mix(hash);
        var tags = Volatile.Read(ref _tags[BucketOf(mixed)]);

        // Either a tag is the one sought, or no slot of the bucket is free, so that the search goes on in the next: both are rare.
        return HasZero(tags ^ (Ones * TagOf(mixed))) || !HasZero(tags);
    }

    public Probe Start(ulong hash)
    {
        var mixed = Mix(hash);
        var bucket = BucketOf(mixed);
        return new Probe { Mixed = mixed, Bucket = bucket, Tags = Volatile.Read(ref _tags[bucket]), From = 0 };
    }

    /// <summary>The next text that has the hash of the probe, as far as 40 bits tell; null when there is no more.</summary>
    public string? Next(ref Probe probe)
    {
        while (true)
        {
            for (; probe.From < SlotsPerBucket; probe.From++)
            {
                if ((byte)(probe.Tags >> (8 * probe.From)) == TagOf(probe.Mixed)
                    && _slots[(probe.Bucket * SlotsPerBucket) + probe.From] is var slot && (uint)(slot >> 32) == (uint)probe.Mixed)
                {
                    probe.From++;
                    return _texts[(int)(uint)slot];
                }
            }

            if (HasZero(probe.Tags))
            {
                return null;
            }

            probe.Bucket = (probe.Bucket + 1) % _tags.Length;
            probe.Tags = Volatile.Read(ref _tags[probe.Bucket]);
            probe.From = 0;
        }
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

        Put(number, Mix(hash));
        Volatile.Write(ref _count, number + 1);
    }

    private static ulong Mix(ulong hash) => unchecked((hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15UL);

    /// <summary>Whether one of eight bytes is zero (S. E. Anderson, Bit Twiddling Hacks).</summary>
    private static bool HasZero(ulong bytes) => unchecked((bytes - Ones) & ~bytes & HighBits) != 0;

    private static byte TagOf(ulong mixed) => (byte)(((mixed >> TagShift) & 0xFF) is 0 ? 1 : (mixed >> TagShift) & 0xFF);

    private int SlotOf(ulong mixed) => (int)(mixed >> _shift);

    private int BucketOf(ulong mixed) => (int)(mixed >> _shift) / SlotsPerBucket;

    private void Put(int number, ulong mixed)
    {
        var bucket = BucketOf(mixed);
        while (!HasZero(_tags[bucket]))
        {
            bucket = (bucket + 1) % _tags.Length;
        }

        var free = 0;
        while ((byte)(_tags[bucket] >> (8 * free)) != 0)
        {
            free++;
        }

        _slots[(bucket * SlotsPerBucket) + free] = ((ulong)(uint)mixed << 32) | (uint)number;
        Volatile.Write(ref _tags[bucket], _tags[bucket] | ((ulong)TagOf(mixed) << (8 * free)));
    }

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
        public ulong Mixed;
        public ulong Tags;
        public int Bucket;
        public int From;
    }
}
