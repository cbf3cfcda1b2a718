using System.Runtime.CompilerServices;

namespace EcomCore.Inventory;

/// <summary>Row numbers by hash; the rows themselves hold the keys. Places come in groups, each with a count of the entries that wanted to stand there and had to go on
/// to the next group: a search ends at a group whose count is 0.</summary>
/// <remarks>Counts instead of gravestones, and groups that are searched in one step, after F14 (Bronson and Shi, Facebook 2019): nothing is shifted when an entry goes, and
/// a table of constant size never allocates.</remarks>
internal sealed class IdIndex
{
    // So large that waiting for memory counts; then groups begin at lines of the processor's cache, which takes an array that never moves.
    private const int Aligned = 4_096;

    private ulong[] _words = [];
    private int _first;
    private int _mask;
    private int _count;

    public IdIndex() => Allocate(2);

    /// <summary>The first row with the hash from <paramref name="place"/> on; -1 when there is none. Start with <see cref="Home"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(uint hash, ref int place)
    {
        while (true)
        {
            var group = _first + (place & -IndexGroup.Size);
            var slot = IndexGroup.Find(_words, group, place & IndexGroup.Count, hash);
            if (slot >= 0)
            {
                place = (place & -IndexGroup.Size) + slot;
                return (int)(uint)_words[group + slot] - 1;
            }

            // Where all groups have been seen, in this search and those before it, there is no more, however entries came and went.
            place = NextGroup(place);
            if (_words[group + IndexGroup.Count] == 0 || place == Home(hash))
            {
                return -1;
            }
        }
    }

    /// <summary>The first row with the hash, whether or not it is the one that is meant; for hints.</summary>
    public int FirstOf(uint hash)
    {
        var place = Home(hash);
        return Find(hash, ref place);
    }

    public void Fetch(uint hash) => Fetching.Ask(_words, _first + Home(hash));

    public int Home(uint hash) => (int)(IndexGroup.KeyOf(hash) & (uint)_mask) * IndexGroup.Size;

    public static int After(int place) => place + 1;

    public void Add(uint hash, int row)
    {
        if (_count >= (_mask + 1) * IndexGroup.Usual)
        {
            Grow();
        }

        Put(Home(hash), IndexGroup.EntryOf(hash, row));
        _count++;
    }

    public void Remove(uint hash, int row)
    {
        var entry = IndexGroup.EntryOf(hash, row);
        for (var place = Home(hash); ; place = NextGroup(place))
        {
            var slot = IndexGroup.Find(_words, _first + place, entry);
            if (slot >= 0)
            {
                _words[_first + place + slot] = 0;
                _count--;
                return;
            }

            _words[_first + place + IndexGroup.Count]--;
        }
    }

    private void Put(int place, ulong entry)
    {
        int slot;
        while ((slot = IndexGroup.Find(_words, _first + place, entry: 0)) < 0)
        {
            _words[_first + place + IndexGroup.Count]++;
            place = NextGroup(place);
        }

        _words[_first + place + slot] = entry;
    }

    private int NextGroup(int place) => ((place & -IndexGroup.Size) + IndexGroup.Size) & ((_mask * IndexGroup.Size) | IndexGroup.Count);

    private void Grow()
    {
        var (old, first, groups) = (_words, _first, _mask + 1);
        Allocate(2 * groups);
        for (var i = 0; i < groups * IndexGroup.Size; i++)
        {
            var entry = old[first + i];
            if ((i & IndexGroup.Count) != IndexGroup.Count && entry != 0)
            {
                Put(Home((uint)(entry >> 32)), entry);
            }
        }
    }

    private void Allocate(int groups)
    {
        _mask = groups - 1;
        var words = groups * IndexGroup.Size;
        _first = 0;
#if NET
        if (words >= Aligned)
        {
            _words = GC.AllocateArray<ulong>(words + IndexGroup.Size, pinned: true);
            _first = Fetching.ToLine(_words);
            return;
        }
#endif
        _words = new ulong[words];
    }
}
