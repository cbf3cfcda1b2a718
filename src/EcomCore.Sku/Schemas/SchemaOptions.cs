namespace EcomCore.Sku;

/// <summary>From options to a schema, with every fault at once.</summary>
internal static class SchemaOptions
{
    /// <summary>The schema, or null with at least one fault.</summary>
    public static SkuSchema? TryBuild(SkuOptions options, out IReadOnlyList<SkuSchemaFault> faults)
    {
        var hasSegments = options.Segments is { Count: > 0 };
        if (options.Json is { } json)
        {
            if (hasSegments)
            {
                faults = [new SkuSchemaFault(nameof(SkuOptions.Json), $"expected either {nameof(SkuOptions.Json)} or {nameof(SkuOptions.Segments)}, found both")];
                return null;
            }

            return SchemaJson.Read(json, out faults);
        }

        return hasSegments ? FromSegments(options, out faults) : FromReady(options.Ready, out faults);
    }

    private static SkuSchema? FromReady(string name, out IReadOnlyList<SkuSchemaFault> faults)
    {
        var found = ReadySchemas.Find(name);
        faults = found is not null ? [] : [new SkuSchemaFault(
            nameof(SkuOptions.Ready), $"expected one of {string.Join(", ", ReadySchemas.All)}, found {Spelling.Quote(name ?? string.Empty)}")];
        return found;
    }

    private static SkuSchema? FromSegments(SkuOptions options, out IReadOnlyList<SkuSchemaFault> faults)
    {
        var found = new List<SkuSchemaFault>();
        var segments = new List<SkuSegment>();
        for (var i = 0; i < options.Segments.Count; i++)
        {
            var path = Spelling.Format("{0}[{1}]", nameof(SkuOptions.Segments), i);
            void Fault(string property, string message) => found.Add(new SkuSchemaFault($"{path}.{Pascal(property)}", message));

            var draft = ToDraft(options.Segments[i] ?? new SkuSegmentOptions(), Fault);
            if (draft.Build(i, Fault) is { } segment)
            {
                segments.Add(segment);
            }
        }

        var name = options.Name ?? string.Empty;
        var separator = options.Separator ?? string.Empty;
        if (found.Count > 0)
        {
            SchemaRules.CheckDescription(string.Empty, name, separator, [.. options.Segments.Select(segment => segment?.Name)], found);
        }

        faults = found;
        return found.Count == 0 ? SchemaRules.TryBuild(string.Empty, name, separator, [.. segments], found) : null;
    }

    private static SegmentDraft ToDraft(SkuSegmentOptions options, Action<string, string> fault)
    {
        var draft = new SegmentDraft
        {
            Name = options.Name,
            Kind = options.Kind,
            Text = options.Text,
            Values = options.Values is null ? null : [.. options.Values.Select(pair => new SkuChoice(pair.Key, pair.Value))],
            Alphabet = options.Alphabet,
            Min = options.Min,
            Max = options.Max,
            Width = options.Width,
            Pivot = options.Pivot,
            Base = options.Base,
            Scheme = options.Scheme,
        };
        if (SegmentDraft.PropertiesOf(draft.Kind) is { } known)
        {
            foreach (var property in draft.Set().Except(known))
            {
                fault(property, $"a segment of kind {draft.Kind} has no such value");
            }
        }

        return draft;
    }

    private static string Pascal(string property) => char.ToUpperInvariant(property[0]) + property.Substring(1);
}
