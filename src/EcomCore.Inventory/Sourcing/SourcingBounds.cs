namespace EcomCore.Inventory;

/// <summary>For each place in the order of candidates, number of slots and line: the most that so many candidates from there on have of the line.</summary>
internal sealed class SourcingBounds
{
    // Larger tables cost more than they save; but for few candidates they are never larger than some hundred steps of the search, and spare thousands.
    private const int MaxCells = 1 << 18;

    private long[] _most = [];
    private int _lines;
    private int _row;

    /// <summary>Gets a value indicating whether the table is small enough to be kept.</summary>
    public bool AreKept { get; private set; }

    /// <summary>Fills the table for sets of up to so many candidates.</summary>
    public void Fill(SourcingProblem problem, List<int> order, int size)
    {
        (_lines, _row) = (problem.Lines, (size + 1) * problem.Lines);
        AreKept = order.Count <= SourcingSearch.ExactCandidates || (long)(order.Count + 1) * (size + 1) * _lines <= MaxCells;
        if (!AreKept)
        {
            return;
        }

        var n = order.Count;
        _most = WorkingArray.AtLeast(_most, (n + 1) * _row);
        Array.Clear(_most, n * _row, _row);
        for (var i = n - 1; i >= 0; i--)
        {
            Array.Clear(_most, i * _row, _lines);
            for (var s = 1; s <= size; s++)
            {
                // One more candidate: either the s best of the later ones, or it and the s - 1 best of them.
                var (here, with, without) = ((i * _row) + (s * _lines), ((i + 1) * _row) + ((s - 1) * _lines), ((i + 1) * _row) + (s * _lines));
                for (var l = 0; l < _lines; l++)
                {
                    _most[here + l] = Math.Max(_most[without + l], _most[with + l] + problem.Have[(order[i] * _lines) + l]);
                }
            }
        }
    }

    /// <summary>Whether at most so many units stay unserved, as far as the table can tell, when so many candidates from a place on are added.</summary>
    public bool MayLeave(long missing, ReadOnlySpan<long> rest, int from, int slots)
    {
        var most = _most.AsSpan((from * _row) + (slots * _lines), _lines);
        for (var l = 0; l < rest.Length && missing >= 0; l++)
        {
            missing -= Math.Max(0, rest[l] - most[l]);
        }

        return missing >= 0;
    }
}
