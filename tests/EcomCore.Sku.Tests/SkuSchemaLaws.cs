using System.Text;
using FsCheck;
using FsCheck.Xunit;

namespace EcomCore.Sku.Tests;

[Properties(Arbitrary = [typeof(Generators)])]
public sealed class SkuSchemaLaws
{
    [Property]
    public bool Parsing_what_was_written_gives_the_same_code(SchemaAndCode x) =>
        x.Schema.TryParse(x.Code.ToString(), out var code) && code == x.Code && code.GetHashCode() == x.Code.GetHashCode();

    [Property]
    public bool Every_segment_reads_back_as_it_was_given(SchemaAndCode x)
    {
        for (var i = 0; i < x.Values.Length; i++)
        {
            if (x.Values[i] is { } value && x.Schema.Segments[i] is not NumberSegment && x.Code[i] != value)
            {
                return false;
            }

            if (x.Schema.Segments[i] is NumberSegment && x.Code.Number(x.Schema.Segments[i].Name) != long.Parse(x.Values[i]!, System.Globalization.CultureInfo.InvariantCulture))
            {
                return false;
            }
        }

        return true;
    }

    [Property]
    public bool The_segments_joined_are_the_code(SchemaAndCode x) =>
        string.Join(x.Schema.Separator, Enumerable.Range(0, x.Values.Length).Select(i => x.Code[i])) == x.Code.ToString();

    [Property]
    public bool Bytes_and_characters_are_read_alike(DamagedCode x)
    {
        var fromText = SkuSchema.FourLayer.TryParse(x.Text, out var a);
        var fromBytes = SkuSchema.FourLayer.TryParse(Encoding.UTF8.GetBytes(x.Text), out var b);
        return fromText == fromBytes && a == b;
    }

    [Property]
    public bool No_bytes_make_parsing_fail(byte[] bytes, SkuSchema schema) => schema.TryParse(bytes, out var code) != code.IsDefault;

    [Property]
    public bool No_text_makes_validating_fail(string? text, SkuSchema schema)
    {
        var report = schema.Validate(text);
        return report.IsValid == schema.TryParse(text, out _) && report.Findings.All(finding => finding.Position >= 0 && finding.Position <= report.Text.Length);
    }

    [Property]
    public bool A_damaged_code_has_findings_within_the_text_in_order(DamagedCode x)
    {
        var report = SkuSchema.FourLayer.Validate(x.Text);
        var positions = report.Findings.Select(finding => finding.Position).ToList();
        return report.IsValid == SkuSchema.FourLayer.TryParse(x.Text, out _)
            && positions.All(position => position >= 0 && position <= x.Text.Length)
            && positions.SequenceEqual(positions.Order());
    }

    [Property]
    public bool A_canonical_spelling_is_a_code_and_its_own_canonical_spelling(DamagedCode x) =>
        !SkuSchema.FourLayer.TryCanonicalize(x.Text, out var canonical)
        || (SkuSchema.FourLayer.TryParse(canonical, out var code) && code.ToString() == canonical
            && SkuSchema.FourLayer.TryCanonicalize(canonical, out var again) && again == canonical);

    [Property]
    public bool A_schema_written_as_json_reads_back_the_same(SkuSchema schema) =>
        SkuSchema.FromJson(schema.ToJson()).ToJson() == schema.ToJson();

    [Property]
    public bool A_code_in_lower_case_with_spaces_around_is_understood(SchemaAndCode x)
    {
        // A separator stays what it is, and so do the values; nothing else of the code is lower case.
        var spelled = " " + x.Code.ToString().ToLowerInvariant() + "\u00A0";
        var report = x.Schema.Validate(spelled);
        return report.Canonical is null || report.Canonical == x.Code.ToString();
    }

    [Property]
    public bool A_code_fits_the_lengths_of_its_schema(SchemaAndCode x) =>
        x.Code.ToString().Length is var length && length >= x.Schema.MinLength && length <= x.Schema.MaxLength;
}
