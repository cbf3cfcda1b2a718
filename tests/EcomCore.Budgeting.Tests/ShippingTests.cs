namespace EcomCore.Budgeting.Tests;

public sealed class ShippingTests
{
    private const string Card =
        """
        { "methods": [
          { "id": "packet", "days": 25, "limits": { "max_weight": 2, "max_longest": 60, "max_sum": 90, "max_value": 150 },
            "bands": [ { "up_to": 2, "price": 10, "step": 0.1, "per_step": 1.5 } ] },
          { "id": "courier", "days": 5, "tracked": true, "divisor": 5000, "weight_step": 0.5,
            "bands": [ { "up_to": 0.5, "price": 80 }, { "price": 80, "step": 0.5, "per_step": 20 } ],
            "surcharges": [ { "id": "fuel", "percent": 10 }, { "id": "oversize", "amount": 50, "longest_over": 100 } ] } ] }
        """;

    private static readonly RateCard Rates = Parse(Card);

    [Fact]
    public void Light_and_cheap_goods_go_by_packet()
    {
        var choice = Rates.Choose(new Parcel(0.35m) { Length = 20m, Width = 15m, Height = 5m, Value = 40m });

        Assert.Equal("packet", choice.Best!.Method);
        Assert.Equal(16m, choice.Best.Price); // 10 + 4 steps begun of 0.1 kg at 1.5.
        Assert.Equal(["packet", "courier"], choice.Quotes.Select(quote => quote.Method));
    }

    [Theory]
    [InlineData(200, null, false, ShippingRejectionCode.WorthTooMuch, "packet: the value 200 is above the limit 150.")]
    [InlineData(40, 7, false, ShippingRejectionCode.TooSlow, "packet: the time in days 25 is above the limit 7.")]
    [InlineData(40, null, true, ShippingRejectionCode.NotTracked, "packet: is not tracked.")]
    public void Valuable_urgent_or_tracked_goods_go_by_courier(int value, int? days, bool tracked, ShippingRejectionCode code, string message)
    {
        var choice = Rates.Choose(new Parcel(0.3m) { Value = value, WithinDays = days, NeedsTracking = tracked });

        Assert.Equal("courier", choice.Best!.Method);
        Assert.Equal(88m, choice.Best.Price);
        Assert.Equal(new ShippingRejection("packet", code, message), Assert.Single(choice.Rejections));
    }

    [Fact]
    public void A_band_holds_its_end_and_not_its_start()
    {
        // (0, 0.5] is 80; just above it the next step of 0.5 begins at 80 + 1 * 20.
        Assert.Equal(80m, Quote(0.5m).BandPrice);
        Assert.Equal(100m, Quote(0.5001m).BandPrice);
        Assert.Equal(100m, Quote(1m).BandPrice);
        Assert.Equal(120m, Quote(1.01m).BandPrice);

        static ShippingQuote Quote(decimal weight) => Rates.Choose(new Parcel(weight) { NeedsTracking = true }).Best!;
    }

    [Fact]
    public void A_published_table_is_read_with_its_ends_included()
    {
        // 5:10 10.5:15 100:50.5
        var card = new RateCard([new("table", [new(5m, 10m), new(10.5m, 15m), new(100m, 50.5m)])]);
        decimal? Price(decimal weight) => card.Choose(new Parcel(weight)).Best?.Price;

        Assert.Equal([10m, 15m, 15m, 50.5m, null], new[] { 5m, 5.01m, 10.5m, 99m, 101m }.Select(Price));
        Assert.Equal(ShippingRejectionCode.NoBand, Assert.Single(card.Choose(new Parcel(101m)).Rejections).Code);
    }

    [Fact]
    public void Handling_comes_on_top_of_started_steps()
    {
        // Handling 3.50; up to 2 kg 4.50; above 2 kg 4.50 + 1.20 per 0.5 kg over 2 kg: 6 kg cost 17.60.
        var card = new RateCard([new("craft", [new(2m, 4.5m), new(null, 4.5m, 0.5m, 1.2m)]) { Surcharges = [new("handling", 3.5m)] }]);

        Assert.Equal(17.6m, card.Choose(new Parcel(6m)).Best!.Price);
        Assert.Equal(8m, card.Choose(new Parcel(2m)).Best!.Price);
    }

    [Theory]
    [InlineData(100, 60, 20, 8, 5000, 24)]
    [InlineData(100, 60, 20, 26, 6000, 26)]
    [InlineData(25, 30, 15, 8, 5000, 8)]
    [InlineData(12, 12, 12, 5, 139, 13)] // 1728 cubic inches / 139 = 12.4 pounds, a started pound counts.
    [InlineData(12, 12, 12, 5, 166, 11)]
    public void The_larger_of_scales_and_volume_is_paid_for(int length, int width, int height, int weight, int divisor, int chargeable)
    {
        var method = new ShippingMethod("m", [new(null, 1m)]) { Divisor = divisor, WeightStep = 1m };

        Assert.Equal(chargeable, method.ChargeableWeight(new Parcel(weight) { Length = length, Width = width, Height = height }));
    }

    [Theory]
    [InlineData(60, 20, 10, false, null)]
    [InlineData(60.1, 20, 9, false, ShippingRejectionCode.TooLong)]
    [InlineData(50, 25, 15.1, false, ShippingRejectionCode.TooLargeInSum)]
    [InlineData(14, 11, 1, false, null)]
    [InlineData(13.9, 11, 1, false, ShippingRejectionCode.TooShort)]
    [InlineData(20, 10.9, 1, false, ShippingRejectionCode.TooNarrow)]
    [InlineData(90, 7, 7, true, null)]
    [InlineData(90, 7.1, 7.1, true, ShippingRejectionCode.TooLargeInSum)]
    public void A_small_packet_is_limited_at_its_ends_included(double length, double width, double height, bool roll, ShippingRejectionCode? code)
    {
        var card = new RateCard([new("packet", [new(2m, 10m)]) { Limits = ParcelLimits.SmallPacket }]);
        var choice = card.Choose(new Parcel(2m) { Length = (decimal)length, Width = (decimal)width, Height = (decimal)height, IsRoll = roll });

        Assert.Equal(code, choice.Rejections.Count == 0 ? null : Assert.Single(choice.Rejections).Code);
    }

    [Fact]
    public void Zones_are_served_or_named()
    {
        var card = new RateCard([new("eu", [new(null, 1m)]) { Zones = ["EU"] }]);

        Assert.Equal(1m, card.Choose(new Parcel(1m) { Zone = "EU" }).Best!.Price);
        Assert.Equal("eu: does not go to zone 'US'.", Assert.Single(card.Choose(new Parcel(1m) { Zone = "US" }).Rejections).Message);
        Assert.Null(card.Choose(new Parcel(1m)).Best);
    }

    [Fact]
    public void Of_equal_prices_the_faster_goes_first()
    {
        var card = new RateCard([new("slow", [new(null, 1m)]) { Days = 9 }, new("fast", [new(null, 1m)]) { Days = 2 }]);

        Assert.Equal("fast", card.Choose(new Parcel(1m)).Best!.Method);
    }

    [Fact]
    public void Every_fault_of_a_card_is_told_with_its_place()
    {
        const string Bad =
            """
            { "methods": [
              { "id": "a", "bands": [ { "up_to": 2, "price": 1 }, { "up_to": 2, "price": 1 } ], "colour": "red" },
              { "id": "a", "days": -1, "bands": [ { "up_to": 1 } ], "limits": { "max_weight": "2" } } ] }
            """;

        Assert.False(RateCard.TryParse(Bad, out var card, out var faults));
        Assert.Null(card);
        Assert.Equal(
            [
                "$.methods[0].bands[1]: Expected band ends that rise from above 2, and none only at the last; found 2.",
                "$.methods[0].colour: unknown property",
                "$.methods[1].id: the method appears twice",
                "$.methods[1].bands[0].price: missing",
                "$.methods[1].limits.max_weight: expected a number from 0 to 1000000000, found a text",
                "$.methods[1].days: expected a whole number from 0 to 1000, found -1",
            ],
            faults);
    }

    [Fact]
    public void An_empty_text_is_no_card()
    {
        Assert.False(RateCard.TryParse(null, out _, out var faults));
        Assert.Single(faults);
        Assert.False(RateCard.TryParse("{ \"methods\": [] }", out _, out faults));
        Assert.Equal("$.methods: expected at least one method", Assert.Single(faults));
    }

    [Fact]
    public void Bad_calls_name_the_argument()
    {
        Assert.Throws<ArgumentOutOfRangeException>("weight", () => new Parcel(-1m));
        Assert.Throws<ArgumentOutOfRangeException>("Length", () => new Parcel(1m) { Length = -1m });
        Assert.Throws<ArgumentException>("bands", () => new ShippingMethod("m", []));
        Assert.Throws<ArgumentException>("bands", () => new ShippingMethod("m", [new(null, 1m), new(2m, 1m)]));
        Assert.Throws<ArgumentException>("methods", () => new RateCard([]));
        Assert.Throws<ArgumentOutOfRangeException>("Divisor", () => new ShippingMethod("m", [new(null, 1m)]) { Divisor = 1e-9m });
        Assert.Throws<ArgumentException>("bands", () => new ShippingMethod("m", [new(null, 1m, 1e-9m, 1m)]));
        Assert.Throws<ArgumentOutOfRangeException>("Surcharges", () => new ShippingMethod("m", [new(null, 1m)]) { Surcharges = [new("x", Percent: 1e6m)] });
    }

    [Fact]
    public void The_largest_parcel_at_the_finest_steps_has_a_price()
    {
        var method = new ShippingMethod("m", [new(null, ShippingMethod.MaxPrice, ShippingMethod.MinStep, ShippingMethod.MaxPricePerStep)])
        {
            Divisor = ShippingMethod.MinStep,
            WeightStep = ShippingMethod.MinStep,
            Surcharges = [new("most", ShippingMethod.MaxPrice, ShippingMethod.MaxPercent, PercentOfValue: ShippingMethod.MaxPercent)],
        };
        var parcel = new Parcel(Parcel.MaxNumber) { Length = Parcel.MaxSide, Width = Parcel.MaxSide, Height = Parcel.MaxSide, Value = Parcel.MaxNumber };

        Assert.True(new RateCard([method]).Choose(parcel).Best!.Price > 1e27m);
    }

    private static RateCard Parse(string json)
    {
        Assert.True(RateCard.TryParse(json, out var card, out var faults), string.Join("; ", faults));
        return card;
    }

    [Fact]
    public void Limits_that_no_parcel_keeps_and_all_faults_of_a_method_are_told_at_once()
    {
        const string Card = """
            { "methods": [
              { "id": "a", "bands": [{ "price": 1, "up_to": 5 }, { "price": 2, "up_to": 3 }], "limits": { "max_value": 1, "min_value": 5 } },
              { "id": "a", "bands": [] } ] }
            """;

        Assert.False(RateCard.TryParse(Card, out _, out var faults));

        Assert.Equal(
            ["$.methods[0].bands[1]", "$.methods[0].limits.min_value", "$.methods[1].bands[0]", "$.methods[1].id"],
            faults.Select(fault => fault.Split(": ")[0]).Order(StringComparer.Ordinal));
    }
}
