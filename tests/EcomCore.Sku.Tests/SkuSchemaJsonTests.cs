namespace EcomCore.Sku.Tests;

public sealed class SkuSchemaJsonTests
{
    private const string Complete = """
        { "name": "four-layer", "separator": "-", "segments": [
          { "name": "platform", "kind": "choice", "values": { "TB": "Taobao", "DD": "Pinduoduo" } },
          { "name": "category", "kind": "choice", "values": { "01": "apparel", "02": "electronics" } },
          { "name": "size",     "kind": "choice", "values": { "S": "small", "M": "medium", "L": "large" } },
          { "name": "launched", "kind": "yearMonth", "pivot": 70 },
          { "name": "serial",   "kind": "serial", "width": 4, "base": 32 },
          { "name": "check",    "kind": "check", "scheme": "mod37-36" } ] }
        """;

    [Fact]
    public void The_documented_schema_reads_codes_with_serial_and_check()
    {
        var schema = SkuSchema.FromJson(Complete);
        var code = schema.Parse("TB-01-M-2504-0001-" + CheckScheme.Mod37Hybrid36.Compute("TB01M25040001"));
        Assert.Equal(1, code.Number("serial"));
        Assert.Equal("Pinduoduo", ((ChoiceSegment)schema.Segments[0]).Values[1].Meaning);
    }

    [Fact]
    public void Literal_text_and_number_are_read_and_a_literal_may_go_without_a_name()
    {
        var schema = SkuSchema.FromJson("""
            { "name": "x", "separator": "", "segments": [
              { "kind": "literal", "text": "X" },
              { "name": "style", "kind": "text", "alphabet": "A-Z0-9", "min": 0, "max": 2 },
              { "name": "number", "kind": "number", "width": 5, "min": 0, "max": 99999 } ] }
            """);
        Assert.Equal("literal 1", schema.Segments[0].Name);
        Assert.Equal("AB", schema.Parse("XAB00042")["style"]);
        Assert.Equal(42, schema.Parse("X00042").Number("number"));
    }

    [Fact]
    public void Every_fault_is_reported_at_once_with_its_path()
    {
        var read = SkuSchema.TryFromJson("""
            { "name": "x", "separator": "-", "colour": 1, "segments": [
              { "name": "a", "kind": "choice", "values": {}, "pivot": 3 },
              { "name": "a", "kind": "text", "alphabet": "Z-A", "min": 3 },
              { "name": "c", "kind": "number", "width": 2, "min": 5, "max": 3 },
              { "name": "d", "kind": "serial", "width": 99, "base": 16 },
              { "name": "e", "kind": "check", "scheme": "crc" },
              { "name": "f", "kind": "colour" },
              { "name": "g", "kind": "yearMonth", "pivot": 101 },
              { "kind": "number", "width": "2" } ] }
            """, out var schema, out var faults);

        Assert.False(read);
        Assert.Null(schema);
        Assert.Equal(
            [
                "$.segments[0].pivot: unknown property",
                "$.segments[1].max: missing",
                "$.segments[2].max: expected 5 (the minimum) or more, found 3: no number is left",
                "$.segments[3].base: expected 10 or 32, found 16",
                "$.segments[3].width: expected 1 to 18, found 99",
                "$.segments[4].scheme: expected one of mod37-36, mod37-2, mod97-10, mod11-2, gs1, luhn, damm, verhoeff, damm32, found 'crc'",
                "$.segments[5].kind: expected one of literal, choice, text, number, yearMonth, serial, check, found 'colour'",
                "$.segments[6].pivot: expected 0 to 100, found 101",
                "$.segments[7].width: expected a whole number from -9223372036854775808 to 9223372036854775807, found a text",
                "$.colour: unknown property",
                "$.segments[1].name: the name 'a' is taken by segments[0]",
            ],
            faults.Select(fault => fault.ToString()));
    }

    [Theory]
    [InlineData("", "$: not valid JSON at line 1, byte 1")]
    [InlineData("""{ "name": "x", "name": "y" }""", "$: a property stands twice in one object: 'name'")]
    [InlineData("""{ "name": "x", "separator": "-", "segments": [ { "name": "a", "kind": "choice", "values": { "A": "1", "A": "2" } } ] }""", "$: a property stands twice in one object: 'A'")]
    [InlineData("[]", "$: expected an object, found an array")]
    [InlineData("""{ "name": "x", "separator": "-", "segments": [] }""", "$.segments: expected 1 to 64 segments, found 0")]
    [InlineData("""{ "name": "x", "separator": "é", "segments": [ { "kind": "literal", "text": "A" } ] }""", "$.separator: expected 0 to 8 printable ASCII characters, found 'é'")]
    [InlineData("""{ "name": "x", "separator": "-", "segments": [ { "name": "a", "kind": "choice", "values": {} } ] }""", "$.segments[0].values: expected 1 to 100000 codes, found 0")]
    [InlineData("""{ "name": "x", "separator": "-", "segments": [ { "name": "a", "kind": "text", "alphabet": "A", "min": 2, "max": 1 } ] }""", "$.segments[0].min: expected 0 to 1, found 2")]
    public void A_bad_schema_is_refused(string json, string fault)
    {
        Assert.False(SkuSchema.TryFromJson(json, out _, out var faults));
        Assert.Equal(fault, Assert.Single(faults).ToString());
        Assert.Equal(fault, Assert.Throws<SkuSchemaException>(() => SkuSchema.FromJson(json)).Message);
    }

    [Fact]
    public void Ten_thousand_levels_are_refused() =>
        Assert.False(SkuSchema.TryFromJson(string.Concat(Enumerable.Repeat("{\"a\":", 10_000)), out _, out _));
}
