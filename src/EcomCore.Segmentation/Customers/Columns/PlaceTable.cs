using System.Buffers;
using System.Runtime.InteropServices;

namespace EcomCore.Segmentation;

/// <summary>The places of keys, from 0 in the order in which the keys were met; asked for a block of lines at a time. To be disposed: its memory is rented.</summary>
/// <remarks>Open addressing, linear probing, at most half full; the key stands in the slot, so a hit usually costs one cache line.</remarks>
/// <typeparam name="TKey">The form of the keys.</typeparam>
internal sealed class PlaceTable<TKey> : IDisposable
    where TKey : struct, ICustomerKey<TKey>
{
    private Slot[] _slots = Rent(64);
    private int _mask = 63;

    public int Count { get; private set; }

    /// <summary>Asks for the slots where the keys begin and the next ones, for <see cref="Find"/>.</summary>
    public void Ask(ReadOnlySpan<BlockLine<TKey>> lines)
    {
        var (slots, mask) = (_slots, _mask);
        foreach (ref readonly var line in lines)
        {
            Prefetching.Ask(ref slots[(int)line.Hash & mask], ref slots[((int)line.Hash + 1) & mask]);
        }
    }

    /// <summary>Finds the place of each line; a new key gets the next one.</summary>
    public void Find(Span<BlockLine<TKey>> lines)
    {
        foreach (ref var line in lines)
        {
            line.Place = PlaceOf(in line);
        }
    }

    public void Dispose()
    {
        ArrayPool<Slot>.Shared.Return(_slots);
        _slots = [];
    }

    private int PlaceOf(in BlockLine<TKey> line)
    {
        var (slots, mask) = (_slots, _mask);
        for (var i = (int)line.Hash & mask; ; i = (i + 1) & mask)
        {
            ref var slot = ref slots[i];
            if (slot.PlacePlus1 == 0)
            {
                slot = new Slot { Key = line.Key, PlacePlus1 = ++Count };
                GrowWhenHalfFull();
                return Count - 1;
            }

            if (slot.Key.Equals(line.Key))
            {
                return slot.PlacePlus1 - 1;
            }
        }
    }

    private void GrowWhenHalfFull()
    {
        if (Count <= _mask / 2)
        {
            return;
        }

        var mask = (2 * _mask) + 1;
        var slots = Rent(mask + 1);
        foreach (ref readonly var slot in _slots.AsSpan(0, _mask + 1))
        {
            if (slot.PlacePlus1 != 0)
            {
                var i = (int)slot.Key.Hash & mask;
                while (slots[i].PlacePlus1 != 0)
                {
                    i = (i + 1) & mask;
                }

                slots[i] = slot;
            }
        }

        ArrayPool<Slot>.Shared.Return(_slots);
        (_slots, _mask) = (slots, mask);
    }

    /// <summary>So many empty slots, or more of which the further ones are not used.</summary>
    private static Slot[] Rent(int length)
    {
        var slots = ArrayPool<Slot>.Shared.Rent(length);
        slots.AsSpan(0, length).Clear();
        return slots;
    }

    // Packed: a number's slot takes 12 bytes and not 16.
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private struct Slot
    {
        public TKey Key;
        public int PlacePlus1;
    }
}
