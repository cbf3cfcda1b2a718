namespace EcomCore.Sku.Tests;

public sealed class ListingMapTests
{
    [Fact]
    public void Many_listings_lead_to_one_product()
    {
        var map = new ListingMap(["SHIRT"], [new("taobao", "671", "SHIRT") { PlatformCode = "TB-01-M-2504" }, new("douyin", "99", "SHIRT")]);

        Assert.Equal([new ComponentLine("SHIRT", 2)], map.Resolve("taobao", "671", 2));
        Assert.Equal([new ComponentLine("SHIRT", 1)], map.Resolve("taobao", "TB-01-M-2504"));
        Assert.Equal([new ComponentLine("SHIRT", 5)], map.Resolve("douyin", "99", 5));
        Assert.Equal(["671", "99"], map.ListingsOf("SHIRT").Select(listing => listing.Id));
        Assert.Empty(map.Findings);
    }

    [Fact]
    public void A_multi_pack_takes_its_quantity() =>
        Assert.Equal([new ComponentLine("SOCK", 18)], new ListingMap(["SOCK"], [new("jd", "1", "SOCK", 6)]).Resolve("jd", "1", 3));

    [Fact]
    public void Nested_bundles_are_taken_apart_and_added_up()
    {
        var map = new ListingMap(
            ["A", "B", "C"],
            [new("douyin", "BUNDLE-618", [new("SET", 2), new("C")])],
            [new("SET", new ListingPart("PAIR", 3), new ListingPart("C")), new("PAIR", new ListingPart("A", 2), new ListingPart("B"))]);

        // One sold: 2 sets = 6 pairs (12 A, 6 B) and 2 C, and 1 C more.
        Assert.Equal([new("A", 12), new("B", 6), new("C", 3)], map.Resolve("douyin", "BUNDLE-618"));
        Assert.Equal([new("A", 36), new("B", 18), new("C", 9)], map.Resolve("douyin", "BUNDLE-618", 3));
        Assert.Equal(["BUNDLE-618"], map.ListingsOf("A").Select(listing => listing.Id));
    }

    [Fact]
    public void An_unknown_listing_is_an_answer()
    {
        var answer = new ListingMap(["A"], [new("jd", "1", "A")]).Resolve("taobao", "1");
        Assert.Equal((ResolutionStatus.UnknownListing, false, 0), (answer.Status, answer.IsResolved, answer.Count));
        Assert.Equal("no listing of taobao has the id or code '1'", answer.Reason);
        Assert.Equal(answer.Reason, Assert.Throws<InvalidOperationException>(() => answer[0]).Message);
    }

    [Fact]
    public void A_listing_claimed_for_two_products_is_a_conflict_and_not_resolved()
    {
        var map = new ListingMap(["A", "B"], [new("jd", "1", "A"), new("jd", "1", "B"), new("jd", "2", "B") { PlatformCode = "X" }, new("tb", "1", "B")]);

        Assert.Equal("conflict: jd 1: claimed for 1 x A (listing 1) and for 1 x B (listing 1)", Assert.Single(map.Findings).ToString());
        Assert.Equal(ResolutionStatus.Conflict, map.Resolve("jd", "1").Status);
        Assert.True(map.Resolve("jd", "X").IsResolved);
        Assert.True(map.Resolve("tb", "1").IsResolved);
    }

    [Fact]
    public void The_same_listing_twice_is_no_conflict() =>
        Assert.Empty(new ListingMap(["A", "A"], [new("jd", "1", "A"), new("jd", "1", "A")]).Findings);

    [Fact]
    public void Orphans_on_both_sides_are_listed()
    {
        var map = new ListingMap(["A", "B"], [new("jd", "1", "A"), new("jd", "2", "GONE")], [new("SET", new ListingPart("NONE"))]);

        Assert.Equal(
            [
                "bundle-orphan: SET: its part 'NONE' is no product and no bundle",
                "orphan: jd 2: 'GONE' is no product and no bundle",
                "unlisted: B: no listing sells it",
            ],
            map.Findings.Select(finding => finding.ToString()));
        Assert.Equal(ResolutionStatus.Unsound, map.Resolve("jd", "2").Status);
    }

    [Fact]
    public void A_bundle_that_is_part_of_itself_is_refused_with_its_way()
    {
        var map = new ListingMap(
            ["A"],
            [new("jd", "1", "OUTER"), new("jd", "2", "A")],
            [new("OUTER", new ListingPart("X")), new("X", new ListingPart("A"), new ListingPart("Y")), new("Y", new ListingPart("X", 2))]);

        Assert.Equal("cycle: X: it is part of itself: X > Y > X", Assert.Single(map.Findings).ToString());
        var answer = map.Resolve("jd", "1");
        Assert.Equal((ResolutionStatus.Unsound, "'X': it is part of itself: X > Y > X"), (answer.Status, answer.Reason));
        Assert.True(map.Resolve("jd", "2").IsResolved);
    }

    [Fact]
    public void A_code_of_two_things_is_a_conflict()
    {
        var map = new ListingMap(
            ["A", "B"],
            [new("jd", "1", "A"), new("jd", "2", "SET"), new("jd", "3", "B")],
            [new("A", new ListingPart("B")), new("SET", new ListingPart("B")), new("SET", new ListingPart("B", 2)), new("SET", new ListingPart("B"))]);

        Assert.Equal(["A", "SET"], map.Findings.Select(finding => finding.Subject));
        Assert.All(map.Findings, finding => Assert.Equal("bundle-conflict", finding.Code));
        Assert.Equal(ResolutionStatus.Unsound, map.Resolve("jd", "1").Status);
        Assert.Equal(ResolutionStatus.Unsound, map.Resolve("jd", "2").Status);
        Assert.True(map.Resolve("jd", "3").IsResolved);
    }

    [Fact]
    public void A_billion_ways_to_one_product_are_counted_in_no_time()
    {
        // Level n holds level n-1 twice, so 60 levels hold 2^60 units; 63 are too many.
        var bundles = Enumerable.Range(1, 63).Select(level => new Bundle($"L{level}", new ListingPart($"L{level - 1}"), new ListingPart($"L{level - 1}")));
        var map = new ListingMap(["L0"], [new("jd", "60", "L60"), new("jd", "63", "L63")], bundles);

        Assert.Equal([new ComponentLine("L0", 1L << 60)], map.Resolve("jd", "60"));
        Assert.Equal(ResolutionStatus.TooMany, map.Resolve("jd", "63").Status);
        Assert.Equal(ResolutionStatus.TooMany, map.Resolve("jd", "60", 8).Status);
    }

    [Fact]
    public void A_chain_of_a_hundred_thousand_bundles_is_walked_without_recursion()
    {
        var bundles = Enumerable.Range(1, 100_000).Select(level => new Bundle($"L{level}", new ListingPart($"L{level - 1}"))).Reverse();
        Assert.Equal([new ComponentLine("L0", 7)], new ListingMap(["L0"], [new("jd", "1", "L100000")], bundles).Resolve("jd", "1", 7));
    }

    [Fact]
    public void Wrong_calls_name_the_argument()
    {
        var map = new ListingMap([], []);
        Assert.Throws<ArgumentOutOfRangeException>(() => map.Resolve("jd", "1", 0));
        Assert.Throws<ArgumentNullException>(() => map.Resolve(null!, "1"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ListingPart("A", 0));
        Assert.Throws<ArgumentException>(() => new Bundle("A"));
        Assert.Throws<ArgumentException>(() => new Listing("", "1", "A"));
        Assert.Equal("products", Assert.Throws<ArgumentException>(() => new ListingMap([""], [])).ParamName);
        Assert.Equal("listings", Assert.Throws<ArgumentException>(() => new ListingMap([], [null!])).ParamName);
    }

    [Fact]
    public void A_long_circle_is_shown_by_its_first_names()
    {
        var bundles = Enumerable.Range(0, 3_000).Select(i => new Bundle($"B{i}", [new ListingPart($"B{(i + 1) % 3_000}", 1), new ListingPart("B0", 1)]));

        var map = new ListingMap(["P"], [], bundles);

        var circles = map.Findings.Where(finding => finding.Kind == ListingFindingKind.Cycle).ToList();
        Assert.Equal(3_001, circles.Count);
        Assert.Equal("it is part of itself: B0 > B1 > B2 > B3 > B4 > B5 > B6 > B7 > B8 > B9 > ... > B0", circles[^1].Message.Length > 200 ? "too long" : circles.First(finding => finding.Message.Contains("...", StringComparison.Ordinal)).Message);
    }
}
