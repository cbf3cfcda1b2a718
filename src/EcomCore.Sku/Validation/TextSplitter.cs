namespace EcomCore.Sku;

/// <summary>Divides a text that is not a code among the segments as well as it can, so that each can be looked at by itself.</summary>
internal sealed class TextSplitter(string separator, SkuSegment[] segments, int minLength, int maxLength)
{
    private const string OtherSeparators = "-_./\\:|, +~*#";

    private readonly bool _isDelimited = separator.Length > 0 && segments.All(segment => !segment.Characters.Contains(separator[0]));
    private readonly int _variable = segments.Count(segment => !segment.HasFixedLength);
    private readonly string _otherSeparators = new([.. OtherSeparators.Where(
        character => separator.IndexOf(character) < 0 && !segments.Any(segment => segment.Characters.Contains(character)))]);
    private readonly string _firstOfSeparator = separator.Length > 0 ? separator.Substring(0, 1) : string.Empty;

    /// <summary>The parts in the order of the segments; null when the text cannot be divided, with a finding added.</summary>
    public IReadOnlyList<TextPart>? Split(CleanText clean, FindingSink findings)
    {
        if (clean.Text.Length == 0)
        {
            findings.AddWhole(SkuFindingKind.Empty, 0, clean.Original, "a code", null);
            return null;
        }

        return _isDelimited ? SplitAtSeparators(clean, findings)
            : _variable <= 1 ? SplitByLength(clean, separator, findings)
            : Locate(clean, findings);
    }

    private IReadOnlyList<TextPart>? SplitAtSeparators(CleanText clean, FindingSink findings)
    {
        var text = clean.Text;
        var pieces = Pieces(text, string.Empty);
        if (pieces.Count < segments.Length && Pieces(text, _otherSeparators) is var more
            && more.Count > pieces.Count && more.Count <= segments.Length)
        {
            ReportOtherSeparators(clean, more, findings);
            pieces = more;
        }

        if (pieces.Count == segments.Length)
        {
            return [.. pieces.Select((piece, i) => new TextPart(i, piece.Start, piece.Text))];
        }

        var bareLength = separator.Length * (segments.Length - 1);
        if (pieces.Count == 1 && segments.Length > 1 && _variable <= 1
            && text.Length >= minLength - bareLength && text.Length <= maxLength - bareLength)
        {
            return SplitByLength(clean, string.Empty, findings);
        }

        return SegmentAlignment.Align(clean, separator, segments, pieces, findings);
    }

    private void ReportOtherSeparators(CleanText clean, List<TextPart> pieces, FindingSink findings)
    {
        foreach (var piece in pieces.Skip(1))
        {
            if (clean.Text[piece.Start - 1] != separator[separator.Length - 1])
            {
                findings.AddWhole(
                    SkuFindingKind.WrongSeparator, clean.PlaceOf(piece.Start - 1), clean.Text.Substring(piece.Start - 1, 1), $"'{separator}'", separator);
            }
        }
    }

    /// <summary>The pieces between separators and, where some are given, other characters that take their place.</summary>
    private List<TextPart> Pieces(string text, string others)
    {
        var pieces = new List<TextPart>(segments.Length);
        var anyOf = (_firstOfSeparator + others).ToCharArray();
        int start = 0, from = 0;
        while (text.IndexOfAny(anyOf, from) is >= 0 and var i)
        {
            var isSeparator = string.CompareOrdinal(text, i, separator, 0, separator.Length) == 0;
            if (!isSeparator && others.IndexOf(text[i]) < 0)
            {
                from = i + 1;
                continue;
            }

            pieces.Add(new TextPart(pieces.Count, start, text.Substring(start, i - start)));
            from = start = i + (isSeparator ? separator.Length : 1);
        }

        pieces.Add(new TextPart(pieces.Count, start, text.Substring(start)));
        return pieces;
    }

    /// <summary>At most one segment has no fixed length, and takes what the others leave.</summary>
    private List<TextPart> SplitByLength(CleanText clean, string between, FindingSink findings)
    {
        var text = clean.Text;
        if (between.Length == 0 && separator.Length > 0)
        {
            // The segments that follow may all be empty, and the text end where the separator should be.
            var at = segments[0].HasFixedLength ? segments[0].MinLength : 0;
            findings.AddWhole(SkuFindingKind.WrongSeparator, clean.PlaceOf(at), at < text.Length ? text.Substring(at, 1) : string.Empty, $"'{separator}'", separator);
        }

        var fixedLength = segments.Sum(segment => segment.HasFixedLength ? segment.MinLength : 0) + (between.Length * (segments.Length - 1));
        var parts = new List<TextPart>();
        var start = 0;
        for (var i = 0; i < segments.Length; i++)
        {
            if (i > 0)
            {
                start = SkipSeparator(clean, between, start, findings);
            }

            var length = segments[i].HasFixedLength ? segments[i].MinLength : Math.Max(segments[i].MinLength, Math.Min(segments[i].MaxLength, text.Length - fixedLength));
            length = Math.Max(0, Math.Min(length, text.Length - start));
            if (length == 0 && segments[i].MinLength > 0)
            {
                findings.At(clean, segments[i].Name, text.Length).Add(SkuFindingKind.MissingSegment, 0, string.Empty, segments[i].Expected, null);
            }
            else
            {
                parts.Add(new TextPart(i, start, text.Substring(start, length)));
            }

            start += length;
        }

        if (start < text.Length)
        {
            findings.AddWhole(SkuFindingKind.ExtraText, clean.PlaceOf(start), text.Substring(start), "the end of the code", null);
        }

        return parts;
    }

    private static int SkipSeparator(CleanText clean, string between, int start, FindingSink findings)
    {
        if (between.Length == 0 || start >= clean.Text.Length)
        {
            return start;
        }

        if (string.CompareOrdinal(clean.Text, start, between, 0, between.Length) != 0)
        {
            var found = clean.Text.Substring(start, Math.Min(between.Length, clean.Text.Length - start));
            findings.AddWhole(SkuFindingKind.WrongSeparator, clean.PlaceOf(start), found, $"'{between}'", between);
        }

        return Math.Min(start + between.Length, clean.Text.Length);
    }

    /// <summary>Where no place is fixed, only the first character that fits nowhere can be told; unless just the check is wrong.</summary>
    private List<TextPart>? Locate(CleanText clean, FindingSink findings)
    {
        var search = new SegmentSearch(segments, separator);
        Span<int> ends = stackalloc int[SkuLimits.MaxSegments];
        var text = Spelling.ToUpper(clean.Text).AsSpan();
        foreach (var candidate in new[] { clean.Text, Spelling.ToUpper(clean.Text) })
        {
            if (candidate.Length <= maxLength && search.TryFind(candidate.AsSpan(), ends))
            {
                return PartsAt(clean.Text, ends);
            }
        }

        var (segment, position) = search.Furthest(clean.Text.AsSpan());
        var found = position < clean.Text.Length ? clean.Text.Substring(position, 1) : string.Empty;
        findings.At(clean, segments[segment].Name, position).Add(
            SkuFindingKind.DoesNotFit, 0, found, position < text.Length ? segments[segment].Expected + ", or what follows it" : "more characters", null);
        return null;
    }

    private List<TextPart> PartsAt(string text, ReadOnlySpan<int> ends)
    {
        var parts = new List<TextPart>();
        var start = 0;
        for (var i = 0; i < segments.Length; i++)
        {
            parts.Add(new TextPart(i, start, text.Substring(start, ends[i] - start)));
            start = ends[i] + separator.Length;
        }

        return parts;
    }
}
