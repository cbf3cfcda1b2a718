namespace EcomCore.Risk;

/// <summary>Remembers the fingerprints of the last so many texts and finds one within a few bits.</summary>
/// <remarks>
/// Two fingerprints that differ in at most three bits agree in at least one of their four quarters (Manku, Jain, Sarma, "Detecting near-duplicates for web crawling",
/// 2007); each quarter's value leads to the fingerprints that have it.
/// </remarks>
internal sealed class RecentTexts(int capacity, int bits)
{
    private const int Quarters = 4;

    private readonly Dictionary<int, List<ulong>> _byQuarter = [];
    private readonly Queue<ulong> _order = new();

    /// <summary>Whether a fingerprint or one nearly like it is known.</summary>
    public bool Contains(ulong fingerprint)
    {
        for (var quarter = 0; quarter < Quarters; quarter++)
        {
            if (_byQuarter.TryGetValue(Key(fingerprint, quarter), out var known) && known.Exists(other => Differences(fingerprint ^ other) <= bits))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Remembers a fingerprint that is not known.</summary>
    public void Add(ulong fingerprint)
    {
        _order.Enqueue(fingerprint);
        for (var quarter = 0; quarter < Quarters; quarter++)
        {
            var key = Key(fingerprint, quarter);
            if (!_byQuarter.TryGetValue(key, out var known))
            {
                _byQuarter.Add(key, known = new List<ulong>(1));
            }

            known.Add(fingerprint);
        }

        if (_order.Count > capacity)
        {
            Forget(_order.Dequeue());
        }
    }

    public void Write(StateWriter writer) => writer.Write(_order, writer.Write);

    public void Read(StateReader reader)
    {
        foreach (var fingerprint in reader.Items(reader.UnsignedLong))
        {
            Add(fingerprint);
        }
    }

    private void Forget(ulong fingerprint)
    {
        for (var quarter = 0; quarter < Quarters; quarter++)
        {
            var known = _byQuarter[Key(fingerprint, quarter)];
            known.Remove(fingerprint);
            if (known.Count == 0)
            {
                _byQuarter.Remove(Key(fingerprint, quarter));
            }
        }
    }

    private static int Key(ulong fingerprint, int quarter) => (quarter << 16) | (int)((fingerprint >> (16 * quarter)) & 0xFFFF);

    private static int Differences(ulong word)
    {
        var count = 0;
        for (; word != 0; word &= word - 1)
        {
            count++;
        }

        return count;
    }
}
