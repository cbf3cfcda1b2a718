namespace EcomCore.Sku.Tests;

public sealed class SkuCleanerTests
{
    private static readonly SkuSchema Number = SkuSchema.Named("number").Number("n", 6).Build();
    private static readonly SkuSchema Luhn = SkuSchema.Named("luhn").Separator("").Number("n", 7).Check("check", CheckScheme.Luhn).Build();
    private static readonly SkuSchema RackAndShelf = SkuSchema.Named("rack").Number("rack", 2, 1, 40).Number("shelf", 2, 1, 12).Build();
    private static readonly SkuSchema MonthAndDay = SkuSchema.Named("batch").Separator("").Choice("line", ("MAR", "Marble"), ("OAK", "Oak")).Number("n", 1, 1, 9).Build();
    private static readonly SkuSchema CategoryAndMonth = SkuSchema.Named("short").Choice("category", ("01", "apparel"), ("02", "electronics")).YearMonth("launched").Build();
    private static readonly SkuSchema Hex = SkuSchema.Named("hex").Text("id", "0-9A-F", 4, 4).Build();
    private static readonly SkuSchema Dotted = SkuSchema.Named("dotted").Separator(".").Number("a", 2).Number("b", 2).Build();

    [Fact]
    public void A_code_is_left_as_it_is()
    {
        var clean = new SkuCleaner(SkuSchema.FourLayer).Clean("TB-01-M-2504");
        Assert.Equal((CleanUpStatus.Valid, "TB-01-M-2504", 1), (clean.Status, clean.Code, clean.Fitting));
        Assert.Empty(clean.Suggestions);
    }

    [Theory]
    [InlineData("ＴＢ－０１－Ｍ－２５０４", "look-alike-form")]
    [InlineData("TB\u201301\u2014M\u22122504", "look-alike-form")]
    [InlineData("\u200BTB-01-M-2504\uFEFF", "invisible-character")]
    [InlineData("\u00A0TB-01-M-2504 ", "space")]
    [InlineData("tb-01-m-2504", "wrong-case")]
    [InlineData("TB-1-M-2504", "missing-zeros")]
    [InlineData("TB_01_M_2504", "wrong-separator")]
    [InlineData("TB01M2504", "wrong-separator")]
    public void Spelling_is_put_right_with_a_reason(string text, string reason)
    {
        var clean = new SkuCleaner(SkuSchema.FourLayer).Clean(text);
        Assert.Equal((CleanUpStatus.Repaired, "TB-01-M-2504"), (clean.Status, clean.Code));
        Assert.Equal(new SkuSuggestion("TB-01-M-2504", SkuDamage.Spelling, reason), Assert.Single(clean.Suggestions));
    }

    [Theory]
    [InlineData("2504", "002504", SkuDamage.LostZeros)]
    [InlineData("2504.0", "002504", SkuDamage.DecimalNumber)]
    [InlineData("2,504", "002504", SkuDamage.Thousands)]
    [InlineData("2.504E+03", "002504", SkuDamage.ScientificNotation)]
    [InlineData("2.5040e3", "002504", SkuDamage.ScientificNotation)]
    [InlineData("'002504", "002504", SkuDamage.Quote)]
    [InlineData("=\"002504\"", "002504", SkuDamage.Quote)]
    [InlineData("２５０４", "002504", SkuDamage.Spelling)]
    public void What_a_spreadsheet_does_to_a_number_is_undone(string text, string code, SkuDamage damage)
    {
        var clean = new SkuCleaner(Number).Clean(text);
        Assert.Equal((CleanUpStatus.Repaired, code), (clean.Status, clean.Code));
        Assert.Contains(clean.Suggestions, suggestion => suggestion.Damage == damage || (damage == SkuDamage.LostZeros && suggestion.Damage == SkuDamage.Spelling));
    }

    [Fact]
    public void Digits_that_an_exponent_hides_are_not_invented()
    {
        var clean = new SkuCleaner(Number).Clean("2.50E+03");
        Assert.Equal((CleanUpStatus.Ambiguous, null, 10), (clean.Status, clean.Code, clean.Fitting));
        Assert.Equal("2.50E+03: 10 codes fit: 002495, 002496, 002497, 002498, 002499, 002500, 002501, 002502, 002503, 002504", clean.ToString());
        Assert.Equal(CleanUpStatus.Refused, new SkuCleaner(Luhn).Clean("7.99E+07").Status);
    }

    [Theory]
    [InlineData("1.00E+03", 4, 995, null)]
    [InlineData("1.00E+03", 4, 1000, "1000")]
    [InlineData("9.95E+02", 4, 995, "0995")]
    [InlineData("1.00E+04", 5, 9994, null)]
    [InlineData("1.00E+04", 5, 9995, "09995")]
    [InlineData("1.00E+05", 6, 99949, null)]
    [InlineData("1.00E+05", 6, 99950, "099950")]
    public void A_number_below_a_power_of_ten_has_an_exponent_of_its_own(string text, int width, long largest, string? code)
    {
        // The range is cut so that at most one number is left that may be shown so.
        var schema = SkuSchema.Named("number").Number("n", width, 0, largest).Build();
        Assert.Equal(code, new SkuCleaner(schema).Clean(text).Code);
    }

    [Fact]
    public void Of_the_numbers_that_an_exponent_may_hide_a_registry_knows_the_one_that_exists()
    {
        var registry = new SkuRegistry(Number);
        registry.Import(["002499", "002600"]);
        var clean = new SkuCleaner(Number, registry).Clean("2.50E+03");
        Assert.Equal((CleanUpStatus.Repaired, "002499"), (clean.Status, clean.Code));
        Assert.Equal("a spreadsheet shows the number as 2.50E+03", clean.Suggestions[0].Reason);
    }

    [Theory]
    [InlineData("1.00E+05", "1E05")]
    [InlineData("1.20E+06", "12E5")]
    public void A_code_that_looks_like_a_number_with_an_exponent_is_found_again(string text, string code) =>
        Assert.Contains(code, new SkuCleaner(Hex).Clean(text).Suggestions.Select(suggestion => suggestion.Code));

    [Fact]
    public void Zeros_lost_at_both_ends_leave_a_choice() =>
        Assert.Equal(["01.01", "01.10"], new SkuCleaner(Dotted).Clean("1.1").Suggestions.Select(suggestion => suggestion.Code));

    [Theory]
    [InlineData("20-Jan", "20-01")]
    [InlineData("2025-01-20", "20-01")]
    [InlineData("20/1/2025", "20-01")]
    [InlineData("1月20日", "20-01")]
    [InlineData("2025-01-20 00:00:00", "20-01")]
    public void A_code_that_was_taken_for_a_date_is_found_again(string text, string code)
    {
        var clean = new SkuCleaner(RackAndShelf).Clean(text);
        Assert.Equal((CleanUpStatus.Repaired, code), (clean.Status, clean.Code));
        Assert.Equal(SkuDamage.Date, clean.Suggestions[0].Damage);
    }

    [Theory]
    [InlineData("12345")]
    [InlineData("1933-10-18")]
    [InlineData("9999-01-20")]
    [InlineData("1899-12-31")]
    [InlineData("30-Feb")]
    [InlineData("2025-02-29")]
    [InlineData("2050-01-20")]
    [InlineData("1999-01-20")]
    public void A_date_of_another_time_or_of_no_calendar_was_no_day_and_month(string text) =>
        Assert.Equal((CleanUpStatus.Refused, 0), (new SkuCleaner(RackAndShelf).Clean(text).Status, new SkuCleaner(RackAndShelf).Clean(text).Fitting));

    [Theory]
    [InlineData("2000-01-20")]
    [InlineData("2049-01-20")]
    [InlineData("20-Jan-25")]
    public void A_date_of_our_time_may_have_been_a_day_and_month(string text) => Assert.Equal("20-01", new SkuCleaner(RackAndShelf).Clean(text).Code);

    [Fact]
    public void A_leap_day_may_lack_its_year() => Assert.Equal("29-02", new SkuCleaner(RackAndShelf).Clean("29-Feb").Code);

    [Fact]
    public void A_lost_separator_is_no_number_of_days()
    {
        var clean = new SkuCleaner(RackAndShelf).Clean("2001");
        Assert.Equal((CleanUpStatus.Repaired, "20-01", 1), (clean.Status, clean.Code, clean.Fitting));
        Assert.Equal(SkuDamage.Spelling, clean.Suggestions[0].Damage);
    }

    [Fact]
    public void A_date_that_two_codes_may_have_been_is_not_decided()
    {
        var clean = new SkuCleaner(RackAndShelf).Clean("2-Jan");
        Assert.Equal(CleanUpStatus.Ambiguous, clean.Status);
        Assert.Equal(["01-02", "02-01"], clean.Suggestions.Select(suggestion => suggestion.Code).Order());
        Assert.Null(clean.Code);
    }

    [Fact]
    public void A_name_of_a_month_in_a_code_is_found_again() => Assert.Equal("MAR1", new SkuCleaner(MonthAndDay).Clean("1-Mar").Code);

    [Fact]
    public void A_category_and_a_month_that_became_a_year_are_found_again()
    {
        // 01-2504 is read as January 2504.
        Assert.Equal("01-2504", new SkuCleaner(CategoryAndMonth).Clean("2504-01-01").Code);
        Assert.Equal(CleanUpStatus.Ambiguous, new SkuCleaner(CategoryAndMonth).Clean("Jan-04").Status);
    }

    [Fact]
    public void A_number_of_days_is_a_date_again()
    {
        // 45677 is 2025-01-20.
        var clean = new SkuCleaner(RackAndShelf).Clean("45677");
        Assert.Equal((CleanUpStatus.Repaired, "20-01", SkuDamage.DateNumber), (clean.Status, clean.Code, clean.Suggestions[0].Damage));
        Assert.Equal("a spreadsheet took the code for the date 2025-01-20 and shows its number of days", clean.Suggestions[0].Reason);
    }

    [Fact]
    public void A_wrong_check_character_is_never_put_right()
    {
        var clean = new SkuCleaner(SkuSchema.MasterSku).Clean("01-S-2504-0001-X");
        Assert.Equal((CleanUpStatus.Refused, null, 0), (clean.Status, clean.Code, clean.Fitting));
        Assert.Contains("wrong", clean.Report.Findings[0].Code, StringComparison.Ordinal);
    }

    [Fact]
    public void A_separator_may_be_missing_at_the_very_end()
    {
        var schema = SkuSchema.Named("item").Separator("-").Text("item", "A-Z", 4, 4).Text("note", "A-Z", 0, 3).Build();

        var clean = new SkuCleaner(schema).Clean("ABCD");
        Assert.Equal(("ABCD-", CleanUpStatus.Repaired), (clean.Code, clean.Status));

        var finding = Assert.Single(schema.Validate("ABCD").Findings);
        Assert.Equal((SkuFindingKind.WrongSeparator, 4, ""), (finding.Kind, finding.Position, finding.Found));
        Assert.Equal("expected '-', found nothing at 4", finding.Message);
    }

    [Fact]
    public void A_registry_of_another_schema_is_a_wrong_call() =>
        Assert.Throws<ArgumentException>(() => new SkuCleaner(Number, new SkuRegistry(Luhn)));

    [Theory]
    [InlineData("1-Sep")]
    [InlineData("45901")]
    public void A_date_that_two_names_of_a_month_make_is_repaired_by_none(string text)
    {
        var both = SkuSchema.Named("september").Separator("").Choice("line", ("SEP", "short"), ("SEPT", "long")).Number("n", 1, 1, 9).Build();
        var one = SkuSchema.Named("sept").Separator("").Choice("line", ("MAR", "Marble"), ("SEPT", "September")).Number("n", 1, 1, 9).Build();

        Assert.Equal((CleanUpStatus.Ambiguous, 2), (new SkuCleaner(both).Clean(text).Status, new SkuCleaner(both).Clean(text).Fitting));
        Assert.Equal("SEPT1", new SkuCleaner(one).Clean(text).Code);
    }
}
