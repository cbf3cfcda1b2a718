#if NET
using System.Numerics;
using System.Runtime.InteropServices;
#endif

namespace EcomCore.Inventory;

/// <summary>For each number of slots, place in the order of candidates and line: the most that so many candidates from there on have of the line.</summary>
internal sealed class SourcingBounds
{
    // Larger tables cost more than they save; but for few candidates they are never larger than some hundred steps of the search, and spare thousands.
    private const int MaxCells = 1 << 18;

    private long[] _most = [];
    private SourcingProblem _problem = new();
    private List<int> _order = [];
    private int _lines;
    private int _level;
    private int _filled;

    /// <summary>Gets a value indicating whether the table is small enough to be kept.</summary>
    public bool AreKept { get; private set; }

    /// <summary>Starts an order; nothing is filled yet.</summary>
    public void Begin(SourcingProblem problem, List<int> order) =>
        (_problem, _order, _lines, _level, _filled) = (problem, order, problem.Lines, (order.Count + 1) * problem.Lines, 0);

    /// <summary>Fills the table for sets of up to so many candidates; what is filled for smaller sets stays.</summary>
    public void Fill(int size)
    {
        var n = _order.Count;
        AreKept = n <= SourcingSearch.ExactCandidates || (long)(size + 1) * _level <= MaxCells;
        if (!AreKept || size < _filled)
        {
            return;
        }

        if (_most.Length < (size + 1) * _level)
        {
            _most = WorkingArray.AtLeast(_most, (size + 1) * _level);
            _filled = 0;
        }

        if (_filled == 0)
        {
            Array.Clear(_most, 0, _level);
        }

        for (var s = _filled + 1; s <= size; s++)
        {
            Array.Clear(_most, (s * _level) + (n * _lines), _lines);
            for (var i = n - 1; i >= 0; i--)
            {
                // One more candidate: either the s best of the later ones, or it and the s - 1 best of them.
                var without = (s * _level) + ((i + 1) * _lines);
                var (here, with) = (without - _lines, without - _level);
                for (var l = 0; l < _lines; l++)
                {
                    _most[here + l] = Math.Max(_most[without + l], _most[with + l] + _problem.Have[(_order[i] * _lines) + l]);
                }
            }
        }

        _filled = Math.Max(_filled, size);
    }

    /// <summary>Whether at most so many units stay unserved, as far as the table can tell, when so many candidates from a place on are added.</summary>
    public bool MayLeave(long missing, ReadOnlySpan<long> rest, int from, int slots) =>
        UnitsBeyond(rest, _most.AsSpan((slots * _level) + (from * _lines), _lines)) <= missing;

    /// <summary>What all lines need beyond what there is.</summary>
    private static long UnitsBeyond(ReadOnlySpan<long> needs, ReadOnlySpan<long> most)
    {
        var (sum, l) = (0L, 0);
#if NET
        if (Vector.IsHardwareAccelerated && needs.Length >= Vector<long>.Count)
        {
            ref var need = ref MemoryMarshal.GetReference(needs);
            ref var has = ref MemoryMarshal.GetReference(most);
            var sums = Vector<long>.Zero;
            for (; l <= needs.Length - Vector<long>.Count; l += Vector<long>.Count)
            {
                sums += Vector.Max(Vector<long>.Zero, Vector.LoadUnsafe(ref need, (nuint)l) - Vector.LoadUnsafe(ref has, (nuint)l));
            }

            sum = Vector.Sum(sums);
        }
#endif
        for (; l < needs.Length; l++)
        {
            sum += Math.Max(0, needs[l] - most[l]);
        }

        return sum;
    }
}
