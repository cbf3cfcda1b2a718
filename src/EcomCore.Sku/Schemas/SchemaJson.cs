using System.Text;
using System.Text.Json;

namespace EcomCore.Sku;

/// <summary>Schemas as JSON text, read strictly and written in the same form.</summary>
internal static class SchemaJson
{
    public static SkuSchema? Read(string json, out IReadOnlyList<SkuSchemaFault> faults)
    {
        var found = new List<JsonFault>();
        var named = new List<SkuSchemaFault>();
        var schema = JsonForm.Read(json, found) is { } form ? Read(form, found, named) : null;
        faults = [.. found.Select(fault => new SkuSchemaFault(fault.Path, fault.Message)), .. named];
        return faults.Count == 0 ? schema : null;
    }

    public static string Write(SkuSchema schema)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            Write(writer, schema);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static void Write(Utf8JsonWriter writer, SkuSchema schema)
    {
        writer.WriteStartObject();
        writer.WriteString("name", schema.Name);
        writer.WriteString("separator", schema.Separator);
        writer.WriteStartArray("segments");
        foreach (var segment in schema.Segments)
        {
            Write(writer, segment);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static SkuSchema? Read(JsonForm form, List<JsonFault> found, List<SkuSchemaFault> faults)
    {
        var name = form.Text("name");
        var separator = form.Text("separator");
        var items = form.Objects("segments");
        if (items.Count > SkuLimits.MaxSegments)
        {
            form.Fault("segments", Spelling.Format("expected 1 to {0} segments, found {1}", SkuLimits.MaxSegments, items.Count));
            return null;
        }

        var drafts = new List<SegmentDraft>();
        var segments = new List<SkuSegment>();
        for (var i = 0; i < items.Count; i++)
        {
            var before = found.Count;
            drafts.Add(ReadDraft(items[i]));
            if (found.Count == before && drafts[i].Build(i, items[i].Fault) is { } segment)
            {
                segments.Add(segment);
            }
        }

        form.Close();
        if (found.Count == 0)
        {
            return SchemaRules.TryBuild("$.", name!, separator!, [.. segments], faults);
        }

        SchemaRules.CheckDescription("$.", name, separator, [.. drafts.Select(draft => draft.Name)], faults);
        return null;
    }

    private static SegmentDraft ReadDraft(JsonForm form)
    {
        var draft = new SegmentDraft { Name = form.Text("name", required: false), Kind = form.OneOf("kind", SegmentDraft.Kinds) };
        var properties = SegmentDraft.PropertiesOf(draft.Kind);
        long? Whole(string name) => properties!.Contains(name) ? form.Whole(name, long.MinValue, long.MaxValue, required: false) : null;
        string? Text(string name) => properties!.Contains(name) ? form.Text(name, required: false) : null;

        if (properties is null)
        {
            // Which properties belong to an unknown kind cannot be judged, so the form is not closed.
            return draft;
        }

        draft.Text = Text("text");
        draft.Alphabet = Text("alphabet");
        draft.Scheme = Text("scheme");
        draft.Min = Whole("min");
        draft.Max = Whole("max");
        draft.Width = Whole("width");
        draft.Pivot = Whole("pivot");
        draft.Base = Whole("base");
        if (properties.Contains("values") && form.Has("values"))
        {
            draft.Values = [.. form.Pairs("values").Select(pair => new SkuChoice(pair.Key, pair.Value))];
        }

        form.Close();
        return draft;
    }

    private static void Write(Utf8JsonWriter writer, SkuSegment segment)
    {
        writer.WriteStartObject();
        writer.WriteString("name", segment.Name);
        writer.WriteString("kind", segment.Kind);
        switch (segment)
        {
            case LiteralSegment literal:
                writer.WriteString("text", literal.Text);
                break;
            case ChoiceSegment choice:
                WriteValues(writer, choice);
                break;
            case TextSegment text:
                writer.WriteString("alphabet", text.Alphabet);
                writer.WriteNumber("min", text.MinLength);
                writer.WriteNumber("max", text.MaxLength);
                break;
            case NumberSegment number:
                writer.WriteNumber("width", number.Width);
                writer.WriteNumber("min", number.Min);
                writer.WriteNumber("max", number.Max);
                break;
            case YearMonthSegment month:
                writer.WriteNumber("pivot", month.Pivot);
                break;
            case SerialSegment serial:
                writer.WriteNumber("width", serial.Width);
                writer.WriteNumber("base", (int)serial.Base);
                break;
            case CheckSegment check:
                writer.WriteString("scheme", check.Scheme.Name);
                break;
            default:
                throw new NotSupportedException(segment.Kind);
        }

        writer.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter writer, ChoiceSegment choice)
    {
        writer.WriteStartObject("values");
        foreach (var (code, meaning) in choice.Values)
        {
            writer.WriteString(code, meaning);
        }

        writer.WriteEndObject();
    }
}
