namespace EcomCore.Sku.Tests;

public sealed class SchemaAmbiguityTests
{
    [Fact]
    public void Two_texts_that_can_share_a_character_are_refused_by_name()
    {
        var error = Assert.Throws<SkuSchemaException>(() =>
            SkuSchema.Named("x").Separator("").Text("brand", "A-Z", 1, 3).Text("style", "A-Z0-9", 1, 3).Build());
        Assert.Equal(
            "$.segments: segments 'brand' and 'style' can share out the text 'AA0' in two ways: give them fixed lengths, characters of their own, or a separator that occurs in none",
            error.Message);
    }

    [Fact]
    public void Texts_of_different_characters_need_no_separator()
    {
        var schema = SkuSchema.Named("x").Separator("").Text("brand", "A-Z", 1, 3).Text("style", "0-9", 1, 3).Text("suffix", "A-Z", 0, 2).Build();
        var code = schema.Parse("AB12C");
        Assert.Equal(("AB", "12", "C"), (code["brand"], code["style"], code["suffix"]));
        Assert.False(schema.TryParse("AB12CDE", out _));
        Assert.False(schema.TryParse("12C", out _));
    }

    [Fact]
    public void A_separator_that_a_text_may_hold_is_refused_when_it_makes_a_difference()
    {
        Assert.Throws<SkuSchemaException>(() => SkuSchema.Named("x").Text("a", "A-Z-", 1, 5).Text("b", "A-Z-", 1, 5).Build());
        Assert.Equal("A-B", SkuSchema.Named("x").Text("a", "A-Z-", 1, 5).Number("b", 2).Build().Parse("A-B-07")["a"]);
    }

    [Fact]
    public void Choices_of_different_length_are_told_apart_when_none_begins_another()
    {
        var schema = SkuSchema.Named("x").Separator("").Choice("size", ("S", ""), ("XS", ""), ("XXS", "")).Text("style", "A-Z", 1, 3).Build();
        Assert.Equal("XS", schema.Parse("XSXS")["size"]);
        Assert.Throws<SkuSchemaException>(() =>
            SkuSchema.Named("x").Separator("").Choice("size", ("X", ""), ("XS", "")).Text("style", "A-Z", 1, 3).Build());
    }

    [Fact]
    public void Two_optional_texts_are_refused_when_either_could_hold_a_character() =>
        Assert.Throws<SkuSchemaException>(() => SkuSchema.Named("x").Separator("").Text("a", "A", 0, 1).Number("n", 1).Text("b", "A", 0, 1).Text("c", "A", 0, 1).Build());

    /// <summary>Small schemas, against counting the readings of every text.</summary>
    [Fact]
    public void A_schema_is_refused_exactly_when_some_text_has_two_readings()
    {
        (string Name, string[] Words)[] languages =
        [
            ("a", ["A"]), ("ab", ["A", "B"]), ("a, ab", ["A", "AB"]), ("b, ab", ["B", "AB"]), ("a, ba", ["A", "BA"]), ("aa, a", ["AA", "A"]), ("b, bb, aa", ["B", "BB", "AA"]),
        ];
        int refused = 0, accepted = 0;
        foreach (var first in languages)
        {
            foreach (var second in languages)
            {
                foreach (var third in languages)
                {
                    var texts = from a in first.Words from b in second.Words from c in third.Words select a + b + c;
                    var isAmbiguous = texts.GroupBy(text => text).Any(group => group.Count() > 1);
                    Assert.Equal(isAmbiguous, !CanBuild(first.Words, second.Words, third.Words));
                    refused += isAmbiguous ? 1 : 0;
                    accepted += isAmbiguous ? 0 : 1;
                }
            }
        }

        Assert.Equal((102, 241), (refused, accepted));
    }

    [Fact]
    public void A_scheme_of_digits_does_not_cover_letters()
    {
        var error = Assert.Throws<SkuSchemaException>(() => SkuSchema.Named("x").Choice("platform", ("TB", "")).Check("check", CheckScheme.Luhn).Build());
        Assert.Equal("$.segments[1].scheme: the scheme luhn covers characters of 0-9 only, but segment 'platform' may hold 'B'", error.Message);
    }

    [Fact]
    public void A_check_needs_something_before_it() =>
        Assert.Throws<SkuSchemaException>(() => SkuSchema.Named("x").Check("check", CheckScheme.Luhn).Build());

    [Fact]
    public void A_separator_may_not_be_counted_by_the_check() =>
        Assert.Throws<SkuSchemaException>(() => SkuSchema.Named("x").Separator("0").Text("a", "1-9", 1, 2).Check("check", CheckScheme.Luhn).Build());

    [Fact]
    public void A_code_has_one_serial_and_at_most_256_characters()
    {
        var error = Assert.Throws<SkuSchemaException>(() => SkuSchema.Named("x").Serial("a", 2).Serial("b", 2).Text("c", "A", 1, 256).Build());
        Assert.Equal(
            ["$.segments[1].kind: expected one serial at most, found 'a' and 'b'", "$.segments: expected codes of at most 256 characters, found up to 262"],
            error.Faults.Select(fault => fault.ToString()));
    }

    [Fact]
    public void A_segment_names_itself_when_it_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => SkuSchema.Named("x").Number("rack", 2, 5, 4));
        Assert.StartsWith("Segment 'rack': expected 5 (the minimum) or more, found 4: no number is left.", error.Message, StringComparison.Ordinal);
    }

    private static bool CanBuild(params string[][] words)
    {
        var builder = SkuSchema.Named("x").Separator("");
        for (var i = 0; i < words.Length; i++)
        {
            builder.Choice(FormattableString.Invariant($"s{i}"), [.. words[i].Select(word => new SkuChoice(word, ""))]);
        }

        try
        {
            builder.Build();
            return true;
        }
        catch (SkuSchemaException)
        {
            return false;
        }
    }
}
