namespace EcomCore.Sku.Tests;

public sealed class SkuReportTests
{
    [Theory]
    [InlineData("tb-1-m-2504", "TB-01-M-2504", "wrong-case 0 platform|missing-zeros 3 category|wrong-case 5 size")]
    [InlineData(" TB-01-M-2504\u00A0", "TB-01-M-2504", "space 0 |space 13 ")]
    [InlineData("ＴＢ-01-M-2504", "TB-01-M-2504", "look-alike-form 0 |look-alike-form 1 ")]
    [InlineData("TB–01—M−2504", "TB-01-M-2504", "look-alike-form 2 |look-alike-form 5 |look-alike-form 7 ")]
    [InlineData("TB\u200B-01-M-2504", "TB-01-M-2504", "invisible-character 2 ")]
    [InlineData("TB_01_M_2504", "TB-01-M-2504", "wrong-separator 2 |wrong-separator 5 |wrong-separator 7 ")]
    [InlineData("TB 01 M 2504", "TB-01-M-2504", "wrong-separator 2 |wrong-separator 5 |wrong-separator 7 ")]
    [InlineData("TB01M2504", "TB-01-M-2504", "wrong-separator 2 ")]
    [InlineData("TB-01-M-504", "TB-01-M-0504", "missing-zeros 8 launched")]
    [InlineData("TB-01-M-202504", "TB-01-M-2504", "wrong-length 8 launched")]
    [InlineData("TB-01-X-2513", null, "unknown-value 6 size|out-of-range 10 launched")]
    [InlineData("TB-O1-M-2504", null, "unknown-value 3 category")]
    [InlineData("TB-M-2504", null, "missing-segment 3 category")]
    [InlineData("TB-01-M", null, "missing-segment 7 launched")]
    [InlineData("TB-01-M-2504-9", null, "extra-text 13 ")]
    [InlineData("TB--01-M-2504", null, "extra-text 3 ")]
    [InlineData("-TB-01-M-2504", null, "extra-text 0 ")]
    [InlineData("TB-01-M-2504-", null, "extra-text 12 ")]
    [InlineData("TB-01-M-25-04", null, "wrong-length 8 launched|extra-text 11 ")]
    [InlineData("TB-01-M-25O4", null, "wrong-character 10 launched")]
    [InlineData("TB-01-M-25045", null, "wrong-length 12 launched")]
    [InlineData("TB-01-M-", null, "wrong-length 8 launched")]
    [InlineData("", null, "empty 0 ")]
    [InlineData("\u200B", null, "invisible-character 0 |empty 0 ")]
    public void Every_finding_has_its_place_and_its_segment(string text, string? canonical, string findings)
    {
        var report = SkuSchema.FourLayer.Validate(text);
        Assert.False(report.IsValid);
        Assert.Equal(findings.Split('|').Order(), report.Findings.Select(finding => $"{finding.Code} {finding.Position} {finding.Segment}").Order());
        Assert.Equal(canonical, report.Canonical);
    }

    [Fact]
    public void A_code_has_no_findings_and_is_its_own_canonical_spelling()
    {
        var report = SkuSchema.FourLayer.Validate("TB-01-M-2504");
        Assert.True(report.IsValid);
        Assert.Empty(report.Findings);
        Assert.Equal("TB-01-M-2504", report.Canonical);
        Assert.Equal("2504", report.Code["launched"]);
        Assert.Equal("valid", report.ToString());
    }

    [Fact]
    public void A_finding_is_one_sentence_with_a_suggestion()
    {
        Assert.Equal(
            "category: expected one of 01, 02, found 'O1' at 3; did you mean '01'?", Assert.Single(SkuSchema.FourLayer.Validate("TB-O1-M-2504").Findings).Message);
        Assert.Equal("launched: expected a digit, found 'U+D83D' at 8", Assert.Single(SkuSchema.FourLayer.Validate("TB-01-M-\uD83D").Findings).Message);
    }

    [Fact]
    public void A_separator_too_many_is_named() =>
        Assert.Equal("expected no further separator here, found '-' at 12", Assert.Single(SkuSchema.FourLayer.Validate("TB-01-M-2504-").Findings).Message);

    [Fact]
    public void A_wrong_check_is_reported_and_never_put_right()
    {
        var report = SkuSchema.FourLayerSerial.Validate("TB-01-M-2504-0001-A");
        var finding = Assert.Single(report.Findings);
        Assert.Equal(("wrong-check", 18, "check"), (finding.Code, finding.Position, finding.Segment));
        Assert.Equal("check: expected 'Y' (mod37-36) if the rest is right, found 'A' at 18", finding.Message);
        Assert.Null(report.Canonical);
    }

    [Fact]
    public void The_check_is_compared_with_the_spelling_that_was_meant() =>
        Assert.Equal("TB-01-M-2504-0001-Y", SkuSchema.FourLayerSerial.Validate("tb-1-m-2504-OOO1-y").Canonical);

    [Fact]
    public void Without_separators_a_wrong_segment_is_found_at_its_place()
    {
        var schema = SkuSchema.Named("plain").Separator("").Choice("platform", ("TB", ""), ("DD", "")).Number("number", 3).Text("rest", "A-Z", 0, 2).Build();
        var report = schema.Validate("TB0x7AB");
        Assert.Equal(["wrong-character 3 number"], report.Findings.Select(finding => $"{finding.Code} {finding.Position} {finding.Segment}"));
        Assert.Equal("missing-segment 2 number", Describe(schema.Validate("TB")));
        Assert.Equal("extra-text 7 ", Describe(schema.Validate("TB007ABC")));
    }

    [Fact]
    public void Where_no_place_is_fixed_the_first_misfit_is_found()
    {
        var schema = SkuSchema.Named("free").Separator("").Text("brand", "A-Z", 1, 3).Text("style", "0-9", 1, 3).Text("suffix", "A-Z", 0, 2).Build();
        Assert.Equal("does-not-fit 2 brand", Describe(schema.Validate("AB!1")));
        Assert.Equal("AB12", schema.Validate("ab12").Canonical);
    }

    [Fact]
    public void A_choice_of_many_codes_lists_the_first_ones()
    {
        var schema = SkuSchema.Named("many").Choice("category", [.. Enumerable.Range(10, 90).Select(i => new SkuChoice(FormattableString.Invariant($"{i}"), ""))]).Build();
        Assert.Equal("category: expected one of 90 codes: 10, 11, 12, 13, 14, 15, 16, 17, ..., found '0X' at 0", Assert.Single(schema.Validate("0X").Findings).Message);
    }

    [Theory]
    [InlineData("BLAKC", "BLACK")]
    [InlineData("BLAK", "BLACK")]
    [InlineData("BLACKS", "BLACK")]
    [InlineData("BLOCK", "BLACK")]
    [InlineData("8LACK", "BLACK")]
    [InlineData("0L", "OL")]
    [InlineData("LO", "OL")]
    [InlineData("OX", null)]
    [InlineData("RAD", null)]
    [InlineData("REDD", null)]
    public void A_suggestion_is_the_only_code_one_slip_away(string typed, string? suggestion)
    {
        var schema = SkuSchema.Named("colours").Choice("colour", ("BLACK", ""), ("OL", ""), ("RED", ""), ("ROD", ""), ("REDX", "")).Build();
        Assert.Equal(suggestion, Assert.Single(schema.Validate(typed).Findings).Suggestion);
    }

    private static string Describe(SkuReport report) => string.Join("|", report.Findings.Select(finding => $"{finding.Code} {finding.Position} {finding.Segment}"));
}
