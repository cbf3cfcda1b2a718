namespace EcomCore.Segmentation;

/// <summary>A scheme made ready for one table: a segment per cell.</summary>
internal sealed class SegmentLookup
{
    private const int Side = RfmOptions.MaxBins + 1;
    private readonly byte[] _segments = new byte[Side * Side * Side];

    public SegmentLookup(SegmentScheme scheme, RfmTable table)
    {
        Cutoffs = scheme.Comparison is { } comparison ? ScoreCutoffs.Of(comparison, table) : [];
        var options = table.Options;
        for (var r = 1; r <= options.RecencyBins; r++)
        {
            for (var f = 1; f <= options.FrequencyBins; f++)
            {
                for (var m = 1; m <= options.MonetaryBins; m++)
                {
                    var own = new ScoreCell(
                        LevelOf(scheme, r, options.RecencyBins, RfmAxis.Recency),
                        LevelOf(scheme, f, options.FrequencyBins, RfmAxis.Frequency),
                        LevelOf(scheme, m, options.MonetaryBins, RfmAxis.Monetary));
                    _segments[PlaceOf(new ScoreCell(r, f, m))] = (byte)scheme.SegmentAt(own);
                }
            }
        }
    }

    public ScoreCutoff[] Cutoffs { get; }

    /// <summary>The place of the segment in the scheme; the number of its segments when no rule covers the cell.</summary>
    public byte this[ScoreCell cell] => _segments[PlaceOf(cell)];

    private static int PlaceOf(ScoreCell cell) => (((cell.R * Side) + cell.F) * Side) + cell.M;

    private int LevelOf(SegmentScheme scheme, int score, int bins, RfmAxis axis)
    {
        if (Cutoffs.Length > 0)
        {
            return score >= Cutoffs[(int)axis].Value ? 2 : 1;
        }

        return scheme.Bins is { } own ? (((2 * score) - 1) * own / (2 * bins)) + 1 : score;
    }
}
