using FsCheck.Xunit;

namespace EcomCore.Inventory.Tests;

/// <summary>The index of ids against a dictionary.</summary>
public sealed class IdIndexLaws
{
    // Few hashes, so that groups overflow and many rows have one hash; some of them begin at the last group, so that the search goes round. (0 and 1 count as one hash.)
    private static readonly uint[] Hashes = [0, 2, 3, 0xFF, 0x1FF, 0xFFFF_FFFF, 0xFFFF_FFFE, 0x8000_0000];

    [Property(MaxTest = 300)]
    public void What_was_added_and_not_removed_is_found_and_nothing_else((byte Hash, bool Adds)[] changes)
    {
        var (index, rows, next) = (new IdIndex(), new List<(uint Hash, int Row)>(), 0);
        foreach (var (number, adds) in changes.Concat(changes).Concat(changes))
        {
            var hash = Hashes[number % Hashes.Length];
            var known = rows.FindIndex(row => row.Hash == hash);
            if (adds || known < 0)
            {
                rows.Add((hash, next));
                index.Add(hash, next++);
            }
            else
            {
                index.Remove(hash, rows[known].Row);
                rows.RemoveAt(known);
            }

            Assert.Equal(rows.Where(row => row.Hash == hash).Select(row => row.Row).Order(), Found(index, hash).Order());
        }

        Assert.All(Hashes, hash => Assert.Equal(rows.Where(row => row.Hash == hash).Select(row => row.Row).Order(), Found(index, hash).Order()));
        Assert.Empty(Found(index, 12_345));
        rows.ForEach(row => index.Remove(row.Hash, row.Row));
        Assert.All(Words(index), word => Assert.Equal(0UL, word));
    }

    [Fact]
    public void A_search_ends_where_entries_of_every_group_had_to_go_on()
    {
        // Two groups: seven entries of the first and one that had to go on, then the same of the second.
        var index = new IdIndex();
        for (var row = 0; row < 8; row++)
        {
            index.Add(2, row);
        }

        for (var row = 0; row < 7; row++)
        {
            index.Remove(2, row);
            index.Add(3, 10 + row);
        }

        Assert.Equal([7], Found(index, 2));
        Assert.Equal(7, Found(index, 3).Count);
        Assert.Empty(Found(index, 4));
        Assert.Empty(Found(index, 5));
    }

    [Fact]
    public void An_index_of_constant_size_neither_grows_nor_slows_down_when_entries_come_and_go()
    {
        const int Kept = 3_000;
        var index = new IdIndex();
        for (var i = 0; i < Kept; i++)
        {
            index.Add(Hash(i), i);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = Kept; i < 100 * Kept; i++)
        {
            index.Remove(Hash(i - Kept), (i - Kept) % Kept);
            index.Add(Hash(i), i % Kept);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        for (var i = 99 * Kept; i < 100 * Kept; i++)
        {
            Assert.Equal(i % Kept, index.FirstOf(Hash(i)));
            index.Remove(Hash(i), i % Kept);
        }

        Assert.All(Words(index), word => Assert.Equal(0UL, word));
    }

    private static uint Hash(int i) => (uint)(i * 2_654_435_761L);

    // A count that stayed behind would be found by nobody, and slow every later search down.
    private static ulong[] Words(IdIndex index) =>
        (ulong[])typeof(IdIndex).GetField("_words", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!.GetValue(index)!;

    private static List<int> Found(IdIndex index, uint hash)
    {
        var (found, place) = (new List<int>(), index.Home(hash));
        int row;
        while ((row = index.Find(hash, ref place)) >= 0)
        {
            found.Add(row);
            place = IdIndex.After(place);
        }

        return found;
    }
}
