namespace EcomCore.Segmentation.Tests;

public sealed class SegmentSchemeTests
{
    [Fact]
    public void The_eleven_segments_tile_all_125_cells()
    {
        var check = SegmentScheme.ElevenSegment.Check();

        Assert.Equal(125, check.Cells);
        Assert.True(check.IsTiling);
        Assert.Equal(
            [
                "Champions", "Loyal", "Potential Loyalist", "New Customers", "Promising", "Need Attention", "About To Sleep", "At Risk",
                "Can't Lose Them", "Hibernating", "Lost",
            ],
            SegmentScheme.ElevenSegment.Segments.Select(segment => segment.Name));
    }

    [Fact]
    public void The_eight_classes_tile_all_high_and_low_cells()
    {
        var check = SegmentScheme.EightClass.Check();

        Assert.Equal(8, check.Cells);
        Assert.True(check.IsTiling);
        Assert.Equal(
            ["重要价值客户", "重要发展客户", "重要保持客户", "重要挽留客户", "一般价值客户", "一般发展客户", "一般保持客户", "一般挽留客户"],
            SegmentScheme.EightClass.Segments.Select(segment => segment.ChineseName));
    }

    [Fact]
    public void A_scheme_is_read_from_JSON_and_its_first_match_wins()
    {
        Assert.True(SegmentScheme.TryParse(
            """
            { "name": "mine", "segments": [
              { "name": "Champions", "r": [4,5], "f": [4,5], "m": [4,5] },
              { "name": "Recent", "r": [4,5], "f": [1,5], "m": [1,5] },
              { "name": "Rest" } ] }
            """,
            out var scheme,
            out var faults));

        Assert.Empty(faults);
        Assert.Equal("mine", scheme.Name);
        Assert.Equal(["Champions", "Recent", "Rest"], scheme.Segments.Select(segment => segment.Name));
        var check = scheme.Check();
        Assert.Empty(check.UncoveredCells);
        Assert.Empty(check.UnreachableRules);
        Assert.Equal([(0, 1, 8), (0, 2, 8), (1, 2, 50)], check.Overlaps.Select(overlap => (overlap.First, overlap.Second, overlap.Cells.Count)));
    }

    [Fact]
    public void Every_fault_of_a_JSON_scheme_is_told_with_its_place()
    {
        Assert.False(SegmentScheme.TryParse(
            """
            { "title": "x", "segments": [
              { "name": "", "r": [5,4], "f": [0,5], "m": [1] },
              { "name": 7, "r": "high", "zone": 1 },
              4 ] }
            """,
            out var scheme,
            out var faults));

        Assert.Null(scheme);
        Assert.Equal(
            [
                "$.name: missing",
                "$.segments[2]: expected an object, found 4",
                "$.segments[0].name: expected at least one character",
                "$.segments[0].r: expected two scores, the lower first, from 1 to 9",
                "$.segments[0].f[0]: expected a whole number from 1 to 9, found 0",
                "$.segments[0].m: expected two scores, the lower first, from 1 to 9",
                "$.segments[1].name: expected a text, found 7",
                "$.segments[1].r: expected an array, found a text",
                "$.segments[1].zone: unknown property",
                "$.title: unknown property",
            ],
            faults.Select(fault => fault.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{ \"name\": \"x\" }")]
    [InlineData("{ \"name\": \"x\", \"segments\": [] }")]
    [InlineData("{ \"name\": \"x\", \"segments\": [ { \"name\": \"a\" } ] ")]
    public void Text_that_is_no_scheme_gives_a_fault_and_no_exception(string? json)
    {
        Assert.False(SegmentScheme.TryParse(json, out _, out var faults));
        Assert.Single(faults);
    }

    [Fact]
    public void Text_that_is_no_Unicode_gives_a_fault_and_no_exception()
    {
        Assert.False(SegmentScheme.TryParse("{ \"name\": \"\uD800\", \"segments\": [ { \"name\": \"a\" } ] }", out _, out var faults));
        Assert.Single(faults);
    }

    [Fact]
    public void More_rules_than_the_limit_are_refused()
    {
        var many = string.Join(",", Enumerable.Repeat("{ \"name\": \"a\" }", SegmentScheme.MaxRules + 1));

        Assert.False(SegmentScheme.TryParse($"{{ \"name\": \"x\", \"segments\": [{many}] }}", out _, out var faults));
        Assert.Equal("$.segments: expected 1 to 200 segments, found 201", Assert.Single(faults).ToString());
    }

    [Fact]
    public void A_check_names_gaps_and_rules_that_never_decide()
    {
        var a = new Segment("A");
        var scheme = SegmentScheme.Of(
            "gaps",
            [
                new(a, new(1, 2), ScoreRange.Any, ScoreRange.Any),
                new(new Segment("B"), new(1, 1), ScoreRange.Any, ScoreRange.Any),
                new(a, new(2, 2), new(1, 1), new(1, 1)),
                new(new Segment("C"), new(3, 9), new(1, 1), ScoreRange.Any),
                new(new Segment("D"), new(9, 9), ScoreRange.Any, ScoreRange.Any),
            ]);

        var check = scheme.Check(RfmOptions.Of(3));

        Assert.Equal([1, 2, 4], check.UnreachableRules);
        Assert.Equal([4], check.ImpossibleRules);
        Assert.Equal(["3-2-1", "3-2-2", "3-2-3", "3-3-1", "3-3-2", "3-3-3"], check.UncoveredCells.Select(cell => cell.ToString()));
        var overlap = Assert.Single(check.Overlaps);
        Assert.Equal((0, 1, 9), (overlap.First, overlap.Second, overlap.Cells.Count));
        Assert.False(check.IsTiling);
    }

    [Fact]
    public void Wrong_calls_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SegmentScheme.Of("x", []));
        Assert.Throws<ArgumentException>(() => SegmentScheme.Of(string.Empty, [new(new Segment("a"), ScoreRange.Any, ScoreRange.Any, ScoreRange.Any)]));
        Assert.Throws<ArgumentNullException>(() => SegmentScheme.Of("x", [null!]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScoreRange(0, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScoreRange(4, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => ScoreComparison.AtLeast(double.NaN));
    }
}
