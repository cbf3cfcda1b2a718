namespace EcomCore.Segmentation;

/// <summary>How the rules of a scheme lie over the score cells. Immutable.</summary>
public sealed class SchemeCheck
{
    private SchemeCheck(ScoreCell[] cells, SchemeOverlap[] overlaps, int[] unreachable, int[] impossible, ScoreCell[] uncovered)
    {
        Cells = cells.Length;
        Overlaps = Array.AsReadOnly(overlaps);
        UnreachableRules = Array.AsReadOnly(unreachable);
        ImpossibleRules = Array.AsReadOnly(impossible);
        UncoveredCells = Array.AsReadOnly(uncovered);
    }

    /// <summary>Gets the number of cells that were looked at: 125 with five scores per axis.</summary>
    public int Cells { get; }

    /// <summary>Gets the pairs of rules of different segments with cells in common.</summary>
    public IReadOnlyList<SchemeOverlap> Overlaps { get; }

    /// <summary>Gets the places in <see cref="SegmentScheme.Rules"/> of the rules that never decide: all their cells are taken by earlier rules, or do not exist.</summary>
    public IReadOnlyList<int> UnreachableRules { get; }

    /// <summary>Gets those of <see cref="UnreachableRules"/> that no cell could ever reach: they ask for scores that do not exist, such as 6 of 5.</summary>
    public IReadOnlyList<int> ImpossibleRules { get; }

    /// <summary>Gets the cells that no rule covers; customers there are <see cref="Segment.Unassigned"/>.</summary>
    public IReadOnlyList<ScoreCell> UncoveredCells { get; }

    /// <summary>Gets a value indicating whether every cell belongs to exactly one segment and every rule decides somewhere.</summary>
    public bool IsTiling => Overlaps.Count == 0 && UnreachableRules.Count == 0 && UncoveredCells.Count == 0;

    internal static SchemeCheck Of(SegmentScheme scheme, RfmOptions options)
    {
        var cells = CellsOf(scheme, options);
        var rules = scheme.Rules;

        var covered = rules.Select(rule => cells.Where(rule.Covers).ToArray()).ToArray();
        var taken = new HashSet<ScoreCell>();
        var unreachable = new List<int>();
        for (var i = 0; i < covered.Length; i++)
        {
            var known = taken.Count;
            taken.UnionWith(covered[i]);
            if (taken.Count == known)
            {
                unreachable.Add(i);
            }
        }

        return new SchemeCheck(cells, OverlapsOf(rules, covered), [.. unreachable], [.. unreachable.Where(rule => covered[rule].Length == 0)], [.. cells.Where(cell => !taken.Contains(cell))]);
    }

    private static ScoreCell[] CellsOf(SegmentScheme scheme, RfmOptions options)
    {
        var own = scheme.Comparison is not null ? 2 : scheme.Bins;
        return
        [
            .. from r in Enumerable.Range(1, own ?? options.RecencyBins)
               from f in Enumerable.Range(1, own ?? options.FrequencyBins)
               from m in Enumerable.Range(1, own ?? options.MonetaryBins)
               select new ScoreCell(r, f, m),
        ];
    }

    private static SchemeOverlap[] OverlapsOf(IReadOnlyList<SegmentRule> rules, ScoreCell[][] covered)
    {
        var overlaps = new List<SchemeOverlap>();
        for (var second = 1; second < rules.Count; second++)
        {
            for (var first = 0; first < second; first++)
            {
                var rule = rules[first];
                if (rule.Segment != rules[second].Segment && Array.FindAll(covered[second], rule.Covers) is { Length: > 0 } common)
                {
                    overlaps.Add(new SchemeOverlap(first, second, Array.AsReadOnly(common)));
                }
            }
        }

        return [.. overlaps];
    }
}
