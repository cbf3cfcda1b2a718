namespace EcomCore.Sku;

/// <summary>Matches pieces to segments when there are more or fewer of them, so that a missing category is not reported as five wrong segments.</summary>
/// <remarks>The cheapest alignment (Needleman and Wunsch, 1970): 0 for a piece that fits, 1 for one that can be repaired, 3 for a wrong one, 2 for a gap.</remarks>
internal static class SegmentAlignment
{
    private const int Repaired = 1;
    private const int Gap = 2;
    private const int Wrong = 3;
    private const int MaxExtraPieces = 8;

    public static IReadOnlyList<TextPart> Align(CleanText clean, string separator, SkuSegment[] segments, IReadOnlyList<TextPart> pieces, FindingSink findings)
    {
        var considered = Math.Min(pieces.Count, segments.Length + MaxExtraPieces);
        if (considered < pieces.Count)
        {
            findings.AddWhole(
                SkuFindingKind.ExtraText, clean.PlaceOf(pieces[considered].Start), clean.Text.Substring(pieces[considered].Start), "the end of the code", null);
        }

        var fits = Fits(segments, pieces, considered);
        return Walk(clean, separator, segments, pieces, fits, Costs(fits), findings);
    }

    /// <summary>cost[i, j]: the cheapest way to align the segments from i on with the pieces from j on.</summary>
    private static int[,] Costs(int[,] fits)
    {
        var (segments, pieces) = (fits.GetLength(0), fits.GetLength(1));
        var cost = new int[segments + 1, pieces + 1];
        for (var i = segments; i >= 0; i--)
        {
            for (var j = pieces; j >= 0; j--)
            {
                cost[i, j] = (i == segments, j == pieces) switch
                {
                    (true, true) => 0,
                    (true, false) => cost[i, j + 1] + Gap,
                    (false, true) => cost[i + 1, j] + Gap,
                    _ => Math.Min(fits[i, j] + cost[i + 1, j + 1], Gap + Math.Min(cost[i + 1, j], cost[i, j + 1])),
                };
            }
        }

        return cost;
    }

    private static List<TextPart> Walk(
        CleanText clean, string separator, SkuSegment[] segments, IReadOnlyList<TextPart> pieces, int[,] fits, int[,] cost, FindingSink findings)
    {
        var count = fits.GetLength(1);
        var parts = new List<TextPart>();
        int i = 0, j = 0;
        while (i < segments.Length || j < count)
        {
            if (i < segments.Length && j < count && cost[i, j] == fits[i, j] + cost[i + 1, j + 1])
            {
                parts.Add(pieces[j] with { Segment = i });
                i++;
                j++;
            }
            else if (i < segments.Length && cost[i, j] == Gap + cost[i + 1, j])
            {
                var start = j < count ? pieces[j].Start : clean.Text.Length;
                findings.At(clean, segments[i].Name, start).Add(SkuFindingKind.MissingSegment, 0, string.Empty, segments[i].Expected, null);
                i++;
            }
            else
            {
                AddExtra(clean, separator, pieces[j++], findings);
            }
        }

        return parts;
    }

    /// <summary>Of a piece without text, the separator that makes it is what stands there too often.</summary>
    private static void AddExtra(CleanText clean, string separator, TextPart piece, FindingSink findings)
    {
        if (piece.Text.Length > 0)
        {
            findings.AddWhole(SkuFindingKind.ExtraText, clean.PlaceOf(piece.Start), piece.Text, "no further segment here", null);
            return;
        }

        var place = piece.Start < clean.Text.Length ? piece.Start : Math.Max(0, piece.Start - separator.Length);
        findings.AddWhole(SkuFindingKind.ExtraText, clean.PlaceOf(place), separator, "no further separator here", null);
    }

    private static int[,] Fits(SkuSegment[] segments, IReadOnlyList<TextPart> pieces, int count)
    {
        var fits = new int[segments.Length, count];
        for (var i = 0; i < segments.Length; i++)
        {
            for (var j = 0; j < count; j++)
            {
                fits[i, j] = segments[i].TryRead(pieces[j].Text.AsSpan(), out _) ? 0
                    : segments[i].Inspect(pieces[j].Text, FindingSink.Nowhere) is null ? Wrong : Repaired;
            }
        }

        return fits;
    }
}
