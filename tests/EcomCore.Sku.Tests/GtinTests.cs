using System.Text.Json;
using EcomCore.Tests;

namespace EcomCore.Sku.Tests;

public sealed class GtinTests
{
    [Theory]
    [InlineData("73513537", GtinFormat.Gtin8)]
    [InlineData("036000291452", GtinFormat.Gtin12)]
    [InlineData("4006381333931", GtinFormat.Gtin13)]
    [InlineData("10614141000415", GtinFormat.Gtin14)]
    public void Numbers_of_every_format_are_read_and_written(string text, GtinFormat format)
    {
        var gtin = Gtin.Parse(text);
        Assert.Equal(format, gtin.Format);
        Assert.Equal(text, gtin.ToString());
    }

    [SharedDataFact]
    public void Agrees_with_the_reference_vectors()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf("oracles/sku.json")));
        var compared = 0;
        foreach (var vector in vectors.RootElement.GetProperty("schemes").GetProperty("gtin").EnumerateArray())
        {
            // The reference strips spaces around a number; here only the digits are one.
            var code = vector.GetProperty("code").GetString()!;
            var valid = vector.GetProperty("valid").GetBoolean() && code.Trim() == code;
            Assert.Equal(valid, Gtin.TryParse(code, out _));
            if (vector.TryGetProperty("payload", out var payload))
            {
                Assert.Equal(code, Gtin.FromPayload(payload.GetString()!).ToString());
            }

            compared++;
        }

        Assert.Equal(26, compared);
    }

    [Fact]
    public void Leading_zeros_do_not_make_another_item()
    {
        var upc = Gtin.Parse("036000291452");
        var ean = Gtin.Parse("0036000291452");
        Assert.Equal(upc, ean);
        Assert.Equal(upc.GetHashCode(), ean.GetHashCode());
        Assert.Equal("00036000291452", upc.ToGtin14());
        Assert.NotEqual(upc.Format, ean.Format);
    }

    [Theory]
    [InlineData("036000291452", GtinFormat.Gtin13, "0036000291452")]
    [InlineData("0036000291452", GtinFormat.Gtin12, "036000291452")]
    [InlineData("4006381333931", GtinFormat.Gtin12, null)]
    [InlineData("73513537", GtinFormat.Gtin14, "00000073513537")]
    [InlineData("10614141000415", GtinFormat.Gtin13, null)]
    public void A_number_is_converted_when_no_digit_is_lost(string text, GtinFormat format, string? expected)
    {
        Assert.Equal(expected is not null, Gtin.Parse(text).TryConvert(format, out var converted));
        Assert.Equal(expected ?? string.Empty, converted.ToString());
    }

    [Fact]
    public void A_case_has_a_number_of_its_own_and_knows_the_item_inside()
    {
        var item = Gtin.Parse("0614141000418");
        var box = item.Pack(1);
        Assert.Equal("10614141000415", box.ToString());
        Assert.Equal(1, box.Indicator);
        Assert.Equal(item, box.Item());
        Assert.Equal(item, item.Item());
        Assert.Throws<InvalidOperationException>(() => box.Pack(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => item.Pack(0));
    }

    [Theory]
    [InlineData("590123412345", GtinUse.TradeItem, false)]
    [InlineData("978047111709", GtinUse.Book, false)]
    [InlineData("977123456789", GtinUse.Periodical, false)]
    [InlineData("211234501234", GtinUse.RegionInternal, true)]
    [InlineData("021234501234", GtinUse.RegionInternal, true)]
    [InlineData("041234501234", GtinUse.CompanyInternal, true)]
    [InlineData("0200000", GtinUse.CompanyInternal, true)]
    [InlineData("2000001", GtinUse.CompanyInternal, true)]
    [InlineData("7351353", GtinUse.TradeItem, false)]
    [InlineData("952123450123", GtinUse.Demonstration, false)]
    [InlineData("980123450123", GtinUse.RefundReceipt, false)]
    [InlineData("990123450123", GtinUse.Coupon, false)]
    [InlineData("984123450123", GtinUse.Coupon, false)]
    [InlineData("1211234501234", GtinUse.RegionInternal, true)]
    public void A_prefix_tells_the_use(string payload, GtinUse use, bool restricted)
    {
        var gtin = Gtin.FromPayload(payload);
        Assert.Equal((use, restricted), (gtin.Use, gtin.IsRestricted));
    }

    [Theory]
    [InlineData(null, "empty 0 ")]
    [InlineData("4006381333932", "wrong-check 12 ")]
    [InlineData("4006381-33931", "wrong-character 7 ")]
    [InlineData("40063813339O1", "wrong-character 11 0")]
    [InlineData("36000291452", "wrong-length 11 036000291452")]
    [InlineData("400638133393", "wrong-check 11 ")]
    [InlineData("400638133393100", "wrong-length 15 ")]
    [InlineData("40 06381", "wrong-character 2 ")]
    public void Everything_wrong_is_told_with_its_place(string? text, string expected)
    {
        var findings = Gtin.Validate(text);
        Assert.Equal(expected, string.Join("|", findings.Select(finding => $"{finding.Code} {finding.Position} {finding.Suggestion}")));
        Assert.False(Gtin.TryParse(text, out var gtin));
        Assert.Equal(default, gtin);
    }

    [Fact]
    public void A_megabyte_is_refused_at_once() => Assert.Equal("too-long", Assert.Single(Gtin.Validate(new string('1', 1_000_000))).Code);

    [Fact]
    public void Parse_says_what_is_wrong() =>
        Assert.Equal("expected '1' if the rest is right, found '2' at 12", Assert.Throws<FormatException>(() => Gtin.Parse("4006381333932")).Message);

    [Fact]
    public void The_default_value_is_no_number()
    {
        Assert.Equal(string.Empty, default(Gtin).ToString());
        Assert.NotEqual(default, Gtin.Parse("00000000"));
        Assert.False(default(Gtin).TryConvert(GtinFormat.Gtin14, out _));
        Assert.Throws<InvalidOperationException>(() => default(Gtin).Item());
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        Assert.True(Gtin.TryParse("4006381333931", out _));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(Gtin.TryParse("4006381333931".AsSpan(), out _));
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
