namespace EcomCore.Sku;

/// <summary>What makes segments that are right by themselves a schema.</summary>
internal static class SchemaRules
{
    public static SkuSchema Build(string name, string separator, SkuSegment[] segments)
    {
        var faults = new List<SkuSchemaFault>();
        return TryBuild("$.", name, separator, segments, faults) ?? throw new SkuSchemaException(faults);
    }

    /// <summary>The schema, or null with at least one fault added.</summary>
    public static SkuSchema? TryBuild(string path, string name, string separator, SkuSegment[] segments, List<SkuSchemaFault> faults)
    {
        var before = faults.Count;
        void Fault(string place, string message) => faults.Add(new SkuSchemaFault(path + place, message));

        CheckDescription(path, name, separator, [.. segments.Select(segment => segment.Name)], faults);
        if (segments.Length is 0 or > SkuLimits.MaxSegments)
        {
            Fault("segments", Spelling.Format("expected 1 to {0} segments, found {1}", SkuLimits.MaxSegments, segments.Length));
            return null;
        }

        CheckSerials(segments, Fault);
        CheckCovered(separator, segments, Fault);
        var length = segments.Sum(segment => (long)segment.MaxLength) + (separator.Length * (segments.Length - 1L));
        if (length > SkuLimits.MaxCodeLength)
        {
            Fault("segments", Spelling.Format("expected codes of at most {0} characters, found up to {1}", SkuLimits.MaxCodeLength, length));
        }

        if (CodeLayout.TryCreate(segments) is not { } layout)
        {
            Fault("segments", "the values of the segments need more than 256 bits, with 17 for each text: use fewer segments");
            return null;
        }

        if (faults.Count == before && SchemaAmbiguity.Find(segments, separator) is { } ambiguity)
        {
            Fault("segments", ambiguity);
        }

        return faults.Count == before ? new SkuSchema(name, separator, segments, layout) : null;
    }

    /// <summary>What can be told even when some segments are not right by themselves.</summary>
    public static void CheckDescription(string path, string? name, string? separator, IReadOnlyList<string?> names, List<SkuSchemaFault> faults)
    {
        if (name is not null && SkuSegment.NameFault(name) is { } nameFault)
        {
            faults.Add(new SkuSchemaFault(path + "name", nameFault));
        }

        if (separator is not null && (separator.Length > SkuLimits.MaxSeparatorLength || !separator.All(Spelling.IsPrintable)))
        {
            faults.Add(new SkuSchemaFault(path + "separator", Spelling.Format(
                "expected 0 to {0} printable ASCII characters, found {1}", SkuLimits.MaxSeparatorLength, Spelling.Quote(separator))));
        }

        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] is not { } taking)
            {
                continue;
            }

            if (taken.TryGetValue(taking, out var first))
            {
                faults.Add(new SkuSchemaFault(
                    Spelling.Format("{0}segments[{1}].name", path, i), Spelling.Format("the name '{0}' is taken by segments[{1}]", taking, first)));
            }
            else
            {
                taken.Add(taking, i);
            }
        }
    }

    private static void CheckSerials(SkuSegment[] segments, Action<string, string> fault)
    {
        var first = Array.FindIndex(segments, segment => segment is SerialSegment);
        for (var i = first + 1; first >= 0 && i < segments.Length; i++)
        {
            if (segments[i] is SerialSegment)
            {
                fault(Spelling.Format("segments[{0}].kind", i), $"expected one serial at most, found '{segments[first].Name}' and '{segments[i].Name}'");
            }
        }
    }

    private static void CheckCovered(string separator, SkuSegment[] segments, Action<string, string> fault)
    {
        for (var i = 0; i < segments.Length; i++)
        {
            if (segments[i] is not CheckSegment check)
            {
                continue;
            }

            var place = Spelling.Format("segments[{0}].scheme", i);
            if (i == 0)
            {
                fault(place, $"expected a segment before the check '{check.Name}', which covers what stands before it");
            }

            foreach (var covered in segments.Take(i))
            {
                if (covered.Characters.All.FirstOrDefault(character => check.Scheme.Alphabet.IndexOf(character) < 0) is not '\0' and var foreign)
                {
                    fault(place, $"the scheme {check.Scheme.Name} covers characters of {new CharacterSet(check.Scheme.Alphabet)} only, but segment '{covered.Name}' may hold '{foreign}'");
                }
            }

            if (separator.FirstOrDefault(character => check.Scheme.Alphabet.IndexOf(character) >= 0) is not '\0' and var counted)
            {
                fault(place, $"the separator holds '{counted}', which the scheme {check.Scheme.Name} would count as part of the code");
            }
        }
    }
}
