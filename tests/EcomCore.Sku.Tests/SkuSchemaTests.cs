using NodaTime;

namespace EcomCore.Sku.Tests;

public sealed class SkuSchemaTests
{
    [Fact]
    public void A_four_layer_code_is_taken_apart()
    {
        Assert.True(SkuSchema.FourLayer.TryParse("TB-01-M-2504", out var code));

        Assert.Equal("TB", code["platform"]);
        Assert.Equal("Taobao", code.Meaning("platform"));
        Assert.Equal("apparel", code.Meaning("category"));
        Assert.Equal("medium", code.Meaning("size"));
        Assert.Equal("2504", code["launched"]);
        Assert.Equal(new YearMonth(2025, 4), code.YearMonth("launched"));
        Assert.Equal("TB-01-M-2504", code.ToString());
    }

    [Fact]
    public void A_serial_is_read_as_a_number()
    {
        var code = SkuSchema.FourLayerSerial.Parse("TB-01-M-2504-000Z-" + CheckScheme.Mod37Hybrid36.Compute("TB01M2504000Z"));
        Assert.Equal(31, code.Number("serial"));
        Assert.Equal("000Z", code["serial"]);
    }

    [Theory]
    [InlineData("6912", 2069)]
    [InlineData("7001", 1970)]
    [InlineData("9912", 1999)]
    [InlineData("0001", 2000)]
    public void The_pivot_tells_the_century(string text, int year)
    {
        var schema = SkuSchema.Named("month").YearMonth("month", pivot: 70).Build();
        Assert.Equal(year, schema.Parse(text).YearMonth("month").Year);
    }

    [Theory]
    [InlineData("")]
    [InlineData("TB-01-M-2513")]
    [InlineData("TB-01-M-2500")]
    [InlineData("TB-01-M-250")]
    [InlineData("TB-01-M-25041")]
    [InlineData("TB-01-M-2504-")]
    [InlineData("-TB-01-M-2504")]
    [InlineData("tb-01-M-2504")]
    [InlineData("TB-03-M-2504")]
    [InlineData("TB_01-M-2504")]
    [InlineData("TB-01-M-2504 ")]
    [InlineData("TB-01--2504")]
    [InlineData("ŔB-01-M-2504")]
    [InlineData("TB-01-M-２５０４")]
    public void Anything_else_is_no_code(string text) => Assert.False(SkuSchema.FourLayer.TryParse(text, out _));

    [Fact]
    public void Null_is_no_code() => Assert.False(SkuSchema.FourLayer.TryParse((string?)null, out _));

    [Fact]
    public void Parse_says_what_is_wrong()
    {
        var error = Assert.Throws<FormatException>(() => SkuSchema.FourLayer.Parse("TB-01-X-2504"));
        Assert.Equal("size: expected one of S, M, L, found 'X' at 6", error.Message);
    }

    [Fact]
    public void Asking_for_an_unknown_segment_names_those_there_are()
    {
        var error = Assert.Throws<ArgumentException>(() => SkuSchema.FourLayer.Parse("TB-01-M-2504")["colour"]);
        Assert.StartsWith("Expected one of platform, category, size, launched; found 'colour'.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Asking_a_choice_for_a_month_names_its_kind()
    {
        var error = Assert.Throws<ArgumentException>(() => SkuSchema.FourLayer.Parse("TB-01-M-2504").YearMonth("size"));
        Assert.StartsWith("Expected the name of a year-month segment; 'size' is a choice.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_value_is_no_code()
    {
        var code = default(SkuCode);
        Assert.True(code.IsDefault);
        Assert.Equal(string.Empty, code.ToString());
        Assert.Throws<InvalidOperationException>(() => code["platform"]);
        Assert.Throws<InvalidOperationException>(() => code.Schema);
    }

    [Fact]
    public void Capacities_are_products()
    {
        Assert.Equal(2 * 2 * 3 * 1200, SkuSchema.FourLayer.Capacity);
        Assert.Equal(2L * 3 * 1200 * 1_048_576, SkuSchema.MasterSku.Capacity);
    }

    [Fact]
    public void Own_categories_go_into_a_ready_schema()
    {
        var schema = SkuSchema.FourLayer.WithChoices("category", new("01", "apparel"), new("07", "shoes"));
        Assert.Equal("shoes", schema.Parse("DD-07-S-2511").Meaning("category"));
        Assert.False(schema.TryParse("DD-02-S-2511", out _));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(100)]
    [InlineData(255)]
    public void Texts_of_any_length_are_read_and_kept(int length)
    {
        var schema = SkuSchema.Named("free").Separator(string.Empty).Text("style", "0-9", 1, 255).Check("check", CheckScheme.Damm).Build();
        var style = new string('7', length);
        var text = style + CheckScheme.Damm.Compute(style);

        Assert.True(schema.TryParse(text.AsSpan(), out var code));
        Assert.Equal(style, code["style"]);
        Assert.Equal(text, code.ToString());
    }

    [Fact]
    public void Parsing_allocates_nothing()
    {
        var code = "TB-01-M-2504-0001-" + CheckScheme.Mod37Hybrid36.Compute("TB01M25040001");
        var bytes = System.Text.Encoding.UTF8.GetBytes(code);
        var free = SkuSchema.Named("free").Separator(string.Empty).Text("style", "A-Z0-9", 1, 40).Check("check", CheckScheme.Mod37Hybrid36).Build();
        var searched = SkuSchema.Named("searched").Separator(string.Empty).Text("a", "A-Z", 1, 5).Text("b", "0-9", 1, 5).Text("c", "A-Z", 1, 5).Build();
        var target = new char[32];
        Parse();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Parse();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Parse()
        {
            Assert.True(SkuSchema.FourLayerSerial.TryParse(code, out var read));
            Assert.True(SkuSchema.FourLayerSerial.TryParse(code.AsSpan(), out _));
            Assert.True(SkuSchema.FourLayerSerial.TryParse(bytes, out _));
            Assert.True(free.TryParse("TB01M2504U".AsSpan(), out _));
            Assert.True(searched.TryParse("AB12C".AsSpan(), out _));
            Assert.True(read.TryFormat(target, out _));
            Assert.Same("TB", read["platform"]);
            _ = read.YearMonth("launched") == new YearMonth(2025, 4) && read.Number("serial") == 1;
        }
    }

    [Fact]
    public void Formatting_into_a_short_target_writes_no_length()
    {
        var code = SkuSchema.FourLayer.Parse("TB-01-M-2504");
        Assert.False(code.TryFormat(new char[11], out var written));
        Assert.Equal(0, written);
        Assert.True(code.TryFormat(new char[12], out written));
        Assert.Equal(12, written);
    }

    [Fact]
    public void A_text_of_a_megabyte_is_refused_at_once()
    {
        var text = new string('T', 1_000_000);
        Assert.False(SkuSchema.FourLayer.TryParse(text, out _));
        var finding = Assert.Single(SkuSchema.FourLayer.Validate(text).Findings);
        Assert.Equal(("too-long", 12), (finding.Code, finding.Position));
    }

    /// <summary>Twelve categories and five sizes give 60 codes per platform and month: ten items share a code more often than not.</summary>
    [Fact]
    public void Ten_items_of_a_month_collide_with_a_probability_of_55_percent()
    {
        var sixty = SkuSchema.Named("month").Number("category", 2, 1, 12).Number("size", 1, 1, 5).Build();
        var codes = (double)sixty.Capacity;
        var allDifferent = Enumerable.Range(0, 10).Aggregate(1.0, (product, item) => product * (codes - item) / codes);
        Assert.Equal(60, codes);
        Assert.Equal(0.5475, 1 - allDifferent, 4);
    }

    /// <summary>Every digit of every code of 2025 replaced by every other digit.</summary>
    [Fact]
    public void Without_a_check_many_typing_errors_are_codes_again_and_with_one_none_are()
    {
        Assert.Equal(0.478, ShareOfUnnoticedDigitErrors(SkuSchema.FourLayer, check: false), 3);
        Assert.Equal(0, ShareOfUnnoticedDigitErrors(SkuSchema.FourLayerSerial, check: true));
    }

    private static double ShareOfUnnoticedDigitErrors(SkuSchema schema, bool check)
    {
        var matrix = new SkuMatrix().With("platform", "TB", "DD").With("category", "01", "02").With("size", "S", "M", "L")
            .With("launched", [.. Enumerable.Range(1, 12).Select(month => new YearMonth(2025, month))]);
        int tried = 0, unnoticed = 0;
        foreach (var code in schema.Generate(matrix, check ? new InMemorySerialCounter() : null))
        {
            var text = code.ToString();
            for (var i = 0; i < text.Length; i++)
            {
                for (var digit = '0'; char.IsAsciiDigit(text[i]) && digit <= '9'; digit++)
                {
                    if (digit != text[i])
                    {
                        tried++;
                        unnoticed += schema.TryParse(text[..i] + digit + text[(i + 1)..], out _) ? 1 : 0;
                    }
                }
            }
        }

        return (double)unnoticed / tried;
    }

    [Fact]
    public void Too_many_texts_are_refused_with_the_reason()
    {
        var schema = SkuSchema.Named("texts");
        for (var i = 0; i < 16; i++)
        {
            schema.Text("t" + i, "A-Z0-9", 1, 12);
        }

        var error = Assert.Throws<SkuSchemaException>(schema.Build);
        Assert.Equal("$.segments: the values of the segments need more than 256 bits, with 17 for each text: use fewer segments", Assert.Single(error.Faults).ToString());
    }

    // Not as inline data: an attribute cannot hold half a character.
    [Fact]
    public void A_meaning_that_cannot_be_written_is_refused() =>
        Assert.All(new[] { null, "\uD800", "a\uDC00b" }, meaning => Assert.Throws<ArgumentException>(() => SkuSchema.Named("s").Choice("c", ("A", meaning!))));

    [Fact]
    public void A_name_that_cannot_be_written_is_refused() =>
        Assert.Throws<SkuSchemaException>(() => SkuSchema.Named("\uDC00").Number("n", 1).Build());

    [Fact]
    public void Literals_without_a_name_are_numbered_by_their_place() =>
        Assert.Equal(["literal 1", "n", "literal 3"], SkuSchema.Named("s").Literal("X").Number("n", 2).Literal("Y").Build().Segments.Select(segment => segment.Name));

    [Fact]
    public void A_schema_read_again_from_its_JSON_makes_equal_codes()
    {
        var again = SkuSchema.FromJson(SkuSchema.FourLayer.ToJson());
        var other = SkuSchema.FromJson(SkuSchema.FourLayer.ToJson().Replace("Taobao", "Tmall", StringComparison.Ordinal));

        Assert.Equal(SkuSchema.FourLayer.Parse("TB-01-M-2504"), again.Parse("TB-01-M-2504"));
        Assert.NotEqual(SkuSchema.FourLayer.Parse("TB-01-M-2504"), other.Parse("TB-01-M-2504"));
        Assert.Equal(RegistryStatus.Added, new SkuRegistry(again).Add(SkuSchema.FourLayer.Parse("TB-01-M-2504")).Status);
    }
}
