namespace EcomCore.Segmentation;

/// <summary>An open-addressing table from 64-bit keys to whole numbers.</summary>
/// <remarks>Linear probing, at most two thirds full; the key stands in the slot, so a hit usually costs one cache line.</remarks>
internal sealed class NumberTable
{
    private Slot[] _slots = new Slot[64];
    private int _mask = 63;
    private int _count;

    /// <summary>The value of a key; a new key gets <paramref name="next"/>.</summary>
    public int GetOrAdd(long key, int next)
    {
        var slots = _slots;
        var i = (int)Hashing.Of(key) & _mask;
        while (slots[i].ValuePlus1 != 0)
        {
            if (slots[i].Key == key)
            {
                return slots[i].ValuePlus1 - 1;
            }

            i = (i + 1) & _mask;
        }

        slots[i] = new Slot { Key = key, ValuePlus1 = next + 1 };
        if (++_count > _slots.Length / 3 * 2)
        {
            Grow();
        }

        return next;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new Slot[old.Length * 2];
        _mask = _slots.Length - 1;
        foreach (var slot in old)
        {
            if (slot.ValuePlus1 == 0)
            {
                continue;
            }

            var i = (int)Hashing.Of(slot.Key) & _mask;
            while (_slots[i].ValuePlus1 != 0)
            {
                i = (i + 1) & _mask;
            }

            _slots[i] = slot;
        }
    }

    private struct Slot
    {
        public long Key;
        public int ValuePlus1;
    }
}
