namespace EcomCore.Inventory;

/// <summary>Row numbers by hash: open addressing with linear probing; the rows themselves hold the keys.</summary>
/// <remarks>Removal shifts later entries back (Knuth, The Art of Computer Programming 3, section 6.4, algorithm R), so that no gravestones pile up
/// and a table of constant size never allocates.</remarks>
internal sealed class IdIndex
{
    // Hash in the upper half, row + 1 in the lower; 0 is an empty place.
    private ulong[] _places = new ulong[16];
    private int _mask = 15;
    private int _count;

    /// <summary>The first row with the hash from <paramref name="place"/> on; -1 when there is none. Start with <see cref="Home"/>.</summary>
    public int Find(uint hash, ref int place)
    {
        while (true)
        {
            var entry = _places[place];
            if (entry == 0)
            {
                return -1;
            }

            if ((uint)(entry >> 32) == hash)
            {
                return (int)(uint)entry - 1;
            }

            place = (place + 1) & _mask;
        }
    }

    /// <summary>The first row with the hash, whether or not it is the one that is meant; for hints.</summary>
    public int FirstOf(uint hash)
    {
        var place = Home(hash);
        return Find(hash, ref place);
    }

    public void Fetch(uint hash) => Fetching.Ask(_places, Home(hash));

    public int Home(uint hash) => (int)(hash & (uint)_mask);

    public int After(int place) => (place + 1) & _mask;

    public void Add(uint hash, int row)
    {
        if (_count * 2 >= _places.Length)
        {
            Grow();
        }

        Put(((ulong)hash << 32) | (uint)(row + 1));
        _count++;
    }

    public void Remove(uint hash, int row)
    {
        var wanted = ((ulong)hash << 32) | (uint)(row + 1);
        var hole = Home(hash);
        while (_places[hole] != wanted)
        {
            hole = After(hole);
        }

        _places[hole] = 0;
        _count--;
        for (var place = After(hole); _places[place] != 0; place = After(place))
        {
            // An entry may move to the hole unless its home lies after the hole, up to where it stands.
            var home = Home((uint)(_places[place] >> 32));
            if (((place - home) & _mask) >= ((place - hole) & _mask))
            {
                _places[hole] = _places[place];
                _places[place] = 0;
                hole = place;
            }
        }
    }

    private void Put(ulong entry)
    {
        var place = Home((uint)(entry >> 32));
        while (_places[place] != 0)
        {
            place = After(place);
        }

        _places[place] = entry;
    }

    private void Grow()
    {
        var old = _places;
        _places = new ulong[old.Length * 2];
        _mask = _places.Length - 1;
        foreach (var entry in old)
        {
            if (entry != 0)
            {
                Put(entry);
            }
        }
    }
}
