namespace EcomCore.Segmentation;

/// <summary>Into how many parts the customers are sorted, and who reads them.</summary>
internal readonly struct PartPlan
{
    private const int MostPartBits = 8;
    private const int LinesPerPartBits = 15;

    // No power of two, for the waiting lines of all parts would share the same sets of the cache.
    private const int MostWaiting = 2043;

    private readonly int _partBits;
    private readonly int _readers;

    public PartPlan(int lines, int readers)
    {
        while (_partBits < MostPartBits && lines >> (_partBits + LinesPerPartBits) != 0)
        {
            _partBits++;
        }

        WaitingLines = Math.Min(MostWaiting, (lines >> _partBits) + 1);
        _readers = readers;
    }

    /// <summary>Gets how many lines of a part wait for each other.</summary>
    public int WaitingLines { get; }

    public int PartOf(uint hash) => (int)(((ulong)hash << _partBits) >> 32);

    /// <summary>The parts from this one to before that of the next reader are the reader's own.</summary>
    public int FirstPartOf(int reader) => (int)(((long)reader << _partBits) / _readers);
}
