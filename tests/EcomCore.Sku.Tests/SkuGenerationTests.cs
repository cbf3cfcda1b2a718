using NodaTime;

namespace EcomCore.Sku.Tests;

public sealed class SkuGenerationTests
{
    private static readonly SkuMatrix Shirts = new SkuMatrix()
        .With("size", "S", "M", "L").With("platform", "TB", "DD").With("category", "01").With("launched", new YearMonth(2025, 4));

    [Fact]
    public void A_matrix_is_walked_in_the_order_of_the_segments() =>
        Assert.Equal(
            ["TB-01-S-2504", "TB-01-M-2504", "TB-01-L-2504", "DD-01-S-2504", "DD-01-M-2504", "DD-01-L-2504"],
            SkuSchema.FourLayer.Generate(Shirts).Select(code => code.ToString()));

    [Fact]
    public void Every_code_takes_a_serial_of_its_own()
    {
        var serials = new InMemorySerialCounter(next: 30);
        var codes = SkuSchema.FourLayerSerial.Generate(Shirts.ForProducts(2), serials);
        Assert.Equal(12, codes.Count);
        Assert.Equal(Enumerable.Range(30, 12).Select(number => (long)number), codes.Select(code => code.Number("serial")));
        Assert.Equal(42, serials.Next);
    }

    [Fact]
    public void Variants_of_a_product_can_share_its_serial()
    {
        var codes = SkuSchema.FourLayerSerial.Generate(Shirts.ForProducts(2).WithSharedSerials(), new InMemorySerialCounter());
        Assert.Equal([1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2], codes.Select(code => code.Number("serial")));
        Assert.Equal(12, codes.Distinct().Count());
    }

    [Fact]
    public void Products_bring_values_of_their_own()
    {
        var matrix = new SkuMatrix().With("size", "S", "M").ForProducts(
            [new Dictionary<string, string> { ["category"] = "01", ["launched"] = "2504" }, new Dictionary<string, string> { ["category"] = "02", ["launched"] = "2511" }]);
        Assert.Equal(
            ["01-S-2504-0001", "01-M-2504-0002", "02-S-2511-0003", "02-M-2511-0004"],
            SkuSchema.MasterSku.Generate(matrix, new InMemorySerialCounter()).Select(code => code.ToString()[..14]));
    }

    [Fact]
    public void Ten_equal_products_without_a_serial_are_refused_with_both_numbers()
    {
        var batch = SkuSchema.FourLayer.Generate(Shirts.ForProducts(10));
        Assert.False(batch.IsComplete);
        Assert.Equal((60, 6), (batch.Asked, batch.Possible));
        Assert.Equal("60 codes were asked for, 6 are possible: products with the same values have the same code, and no serial tells them apart.", batch.Reason);
        Assert.Equal(batch.Reason, Assert.Throws<InvalidOperationException>(() => batch.ToList()).Message);
    }

    [Fact]
    public void An_exhausted_serial_is_refused_and_nothing_is_taken()
    {
        var schema = SkuSchema.Named("small").Serial("serial", 1).Build();
        var serials = new InMemorySerialCounter(next: 7);
        var batch = schema.Generate(new SkuMatrix().ForProducts(5), serials);
        Assert.Equal((5, 3), (batch.Asked, batch.Possible));
        Assert.Equal("5 codes were asked for, 3 are possible: 'serial' counts to 9, and the next free number is 7.", batch.Reason);
        Assert.Equal(["7", "8", "9"], schema.Generate(new SkuMatrix().ForProducts(3), serials).Select(code => code.ToString()));
        Assert.Equal(0, schema.Generate(new SkuMatrix(), serials).Possible);
    }

    [Fact]
    public void A_value_that_does_not_fit_names_its_segment()
    {
        var error = Assert.Throws<ArgumentException>(() => SkuSchema.FourLayer.Generate(new SkuMatrix().With("platform", "JD")));
        Assert.StartsWith("'platform': expected one of TB, DD; found 'JD'.", error.Message, StringComparison.Ordinal);
        Assert.Equal("matrix", error.ParamName);
    }

    [Fact]
    public void A_segment_without_values_is_named()
    {
        var error = Assert.Throws<ArgumentException>(() => SkuSchema.FourLayerSerial.Generate(Shirts));
        Assert.StartsWith("Expected values for 'serial' or a counter; found none.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_counter_gives_no_number_twice_to_many_threads()
    {
        var serials = new InMemorySerialCounter();
        var taken = new System.Collections.Concurrent.ConcurrentBag<long>();
        Parallel.For(0, 8, _ =>
        {
            for (var i = 0; i < 5_000; i++)
            {
                Assert.True(serials.TryTake(2, long.MaxValue, out var first));
                taken.Add(first);
                taken.Add(first + 1);
            }
        });
        Assert.Equal(80_000, taken.Distinct().Count());
        Assert.Equal(80_001, serials.Next);
    }

    [Theory]
    [InlineData(1, 5, 5, 1, true)]
    [InlineData(1, 6, 5, 1, false)]
    [InlineData(6, 1, 5, 6, false)]
    [InlineData(0, long.MaxValue, long.MaxValue, 0, true)]
    [InlineData(1, long.MaxValue, long.MaxValue, 1, false)]
    public void A_counter_stops_at_the_last_number(long next, long count, long last, long first, bool taken)
    {
        Assert.Equal(taken, new InMemorySerialCounter(next).TryTake(count, last, out var given));
        Assert.Equal(first, given);
    }

    [Fact]
    public void A_row_of_values_becomes_a_code_with_serial_and_check()
    {
        var row = new Dictionary<string, string>
        {
            ["product"] = "T-shirt",
            ["platform"] = "TB",
            ["category"] = "01",
            ["size"] = "M",
            ["launched"] = "2025-04",
        };
        var report = SkuSchema.FourLayerSerial.Compose(row, new InMemorySerialCounter());
        Assert.Equal("TB-01-M-2504-0001-Y", report.Text);
        Assert.Equal(report.Code.ToString(), report.Text);
    }

    [Fact]
    public void Values_without_their_leading_zeros_are_taken()
    {
        var schema = SkuSchema.Named("x").Number("rack", 3).Serial("serial", 4, SerialBase.Base32).Build();
        Assert.Equal("007-00AB", schema.Compose(["7", "AB"]).Text);
    }

    [Fact]
    public void Every_value_that_does_not_fit_is_reported_and_no_serial_is_taken()
    {
        var serials = new InMemorySerialCounter();
        var report = SkuSchema.FourLayerSerial.Compose(["JD", "1", "", "2513", null, null], serials);
        Assert.Equal(
            ["unknown-value platform 0", "missing-zeros category 0", "missing-segment size 0", "out-of-range launched 2"],
            report.Findings.Select(finding => $"{finding.Code} {finding.Segment} {finding.Position}"));
        Assert.Equal(1, serials.Next);
        Assert.Equal(string.Empty, report.Text);
    }

    [Fact]
    public void A_given_serial_is_kept_and_a_given_check_must_be_right()
    {
        Assert.Equal("TB-01-M-2504-0001-Y", SkuSchema.FourLayerSerial.Compose(["TB", "01", "M", "2504", "0001", "Y"]).Text);
        Assert.Equal("wrong-check", Assert.Single(SkuSchema.FourLayerSerial.Compose(["TB", "01", "M", "2504", "0001", "Z"]).Findings).Code);
        Assert.Equal("missing-segment", Assert.Single(SkuSchema.FourLayerSerial.Compose(["TB", "01", "M", "2504", null, null]).Findings).Code);
    }

    [Fact]
    public void A_row_finds_no_serial_left()
    {
        var schema = SkuSchema.Named("small").Serial("serial", 1).Build();
        Assert.Equal(
            "serial: expected a serial number up to 9, found 'next number 10' at 0",
            Assert.Single(schema.Compose([null], new InMemorySerialCounter(10)).Findings).Message);
    }

    [Fact]
    public void A_refused_code_takes_no_serial()
    {
        var counter = new InMemorySerialCounter(1);

        var report = SkuSchema.MasterSku.Compose(["01", "S", "2504", null, "Q"], counter);

        Assert.Equal("check: expected no check characters while 'serial' is still to be given, found 'Q' at 0", Assert.Single(report.Findings).Message);
        Assert.Equal(1, counter.Next);
    }

    [Theory]
    [InlineData("2025-13", "launched: expected a month from 01 to 12, found '13' at 5")]
    [InlineData("1869-04", "launched: expected a year from 1970 to 2069, found '1869' at 0")]
    public void A_month_in_the_long_form_is_judged_as_such(string month, string message) =>
        Assert.Equal(message, Assert.Single(SkuSchema.FourLayer.Compose(["TB", "01", "S", month]).Findings).Message);
}
