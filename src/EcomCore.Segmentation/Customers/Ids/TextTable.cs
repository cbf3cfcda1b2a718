namespace EcomCore.Segmentation;

/// <summary>An open-addressing table from the texts of a list to their places in it.</summary>
/// <remarks>A slot keeps 32 bits of hash, so that the text itself is hardly ever read but for the one that is equal.</remarks>
internal sealed class TextTable(IdList ids)
{
    private Slot[] _slots = new Slot[64];
    private int _mask = 63;
    private int _count;

    /// <summary>The place of a text; a new text gets <paramref name="next"/>, where the caller appends it.</summary>
    public int GetOrAdd(ReadOnlySpan<char> text, int next)
    {
        var hash = Hashing.Of(text);
        var slots = _slots;
        var i = (int)hash & _mask;
        while (slots[i].ValuePlus1 != 0)
        {
            if (slots[i].Hash == hash && ids.CharactersOf(slots[i].ValuePlus1 - 1).SequenceEqual(text))
            {
                return slots[i].ValuePlus1 - 1;
            }

            i = (i + 1) & _mask;
        }

        slots[i] = new Slot { Hash = hash, ValuePlus1 = next + 1 };
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

            var i = (int)slot.Hash & _mask;
            while (_slots[i].ValuePlus1 != 0)
            {
                i = (i + 1) & _mask;
            }

            _slots[i] = slot;
        }
    }

    private struct Slot
    {
        public uint Hash;
        public int ValuePlus1;
    }
}
