namespace EcomCore.Segmentation;

/// <summary>An open-addressing table from the texts of a list to their places in it.</summary>
/// <remarks>A slot keeps 32 bits of hash, so that the text itself is hardly ever read but for the one that is equal.</remarks>
internal sealed class TextTable(IdList ids)
{
    private Slot[] _slots = new Slot[64];
    private int _mask = 63;
    private int _count;
    private int _touched;

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

    /// <summary>Looks up a block of texts by their hashes; -1 for those that are not in their first slot.</summary>
    /// <remarks>In three steps over all, so that the waits for slots, addresses and characters overlap.</remarks>
    public void FindFirst(string?[] texts, ReadOnlySpan<int> lines, ReadOnlySpan<uint> hashes, Span<int> values)
    {
        var slots = _slots;
        var mask = _mask;
        for (var i = 0; i < hashes.Length; i++)
        {
            ref readonly var slot = ref slots[(int)hashes[i] & mask];
            values[i] = slot.Hash == hashes[i] ? slot.ValuePlus1 - 1 : -1;
        }

        _touched ^= ids.Touch(values.Slice(0, hashes.Length));
        for (var i = 0; i < hashes.Length; i++)
        {
            if (values[i] >= 0 && !ids.Is(values[i], texts[lines[i]].AsSpan()))
            {
                values[i] = -1;
            }
        }
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
