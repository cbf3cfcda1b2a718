namespace EcomCore.Sku;

/// <summary>Finds everything that is wrong with a text that is not a code, and the one code that it can only mean.</summary>
internal sealed class SkuInspector(SkuSchema schema, SkuSegment[] segments)
{
    private const int MaxInspected = 1024;

    private readonly TextSplitter _splitter = new(schema.Separator, segments, schema.MinLength, schema.MaxLength);

    /// <summary>The text is known not to be a code.</summary>
    public SkuReport Inspect(string text)
    {
        var findings = new FindingSink();
        if (text.Length == 0)
        {
            findings.AddWhole(SkuFindingKind.Empty, 0, string.Empty, $"a code of {schema.Name}", null);
            return Refused(text, null, findings);
        }

        if (text.Length > MaxInspected)
        {
            findings.AddWhole(SkuFindingKind.TooLong, schema.MaxLength, text, Spelling.Format("at most {0} characters", schema.MaxLength), null);
            return Refused(text, null, findings);
        }

        var clean = CleanText.Of(text, findings);
        var parts = _splitter.Split(clean, findings);
        var canonical = parts is null ? null : InspectParts(clean, parts, findings);
        var isCode = canonical is not null && !findings.Any(SkuFindingKind.ExtraText) && schema.TryParse(canonical, out _);
        return Refused(text, isCode ? canonical : null, findings);
    }

    private SkuReport Refused(string text, string? canonical, FindingSink findings)
    {
        if (findings.Count == 0)
        {
            // Every part is right by itself, so only the reading as a whole can have failed.
            findings.AddWhole(SkuFindingKind.DoesNotFit, 0, text, $"a code of {schema.Name}", null);
        }

        return new SkuReport(text, default, canonical, findings.Sorted());
    }

    private string? InspectParts(CleanText clean, IReadOnlyList<TextPart> parts, FindingSink findings)
    {
        var spellings = new string?[segments.Length];
        foreach (var part in parts)
        {
            var segment = segments[part.Segment];
            spellings[part.Segment] = segment.Inspect(part.Text, findings.At(clean, segment.Name, part.Start));
        }

        foreach (var part in parts)
        {
            if (segments[part.Segment] is CheckSegment check && Array.IndexOf(spellings, null, 0, part.Segment + 1) < 0)
            {
                InspectCheck(clean, check, part, spellings, findings);
            }
        }

        return Array.IndexOf(spellings, null) < 0 ? string.Join(schema.Separator, spellings) : null;
    }

    private static void InspectCheck(CleanText clean, CheckSegment check, TextPart part, string?[] spellings, FindingSink findings)
    {
        var payload = string.Join(string.Empty, spellings, 0, part.Segment);
        Span<char> right = stackalloc char[2];
        check.Scheme.Write(payload.AsSpan(), right);
        var expected = right.Slice(0, check.Scheme.Length).ToString();
        if (!string.Equals(expected, spellings[part.Segment], StringComparison.Ordinal))
        {
            findings.At(clean, check.Name, part.Start).Add(
                SkuFindingKind.WrongCheck, 0, part.Text, $"'{expected}' ({check.Scheme.Name}) if the rest is right", null);
        }
    }
}
