using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace EcomCore.Sku.Tests;

[Properties(Arbitrary = [typeof(Generators)])]
public sealed class SkuCleanerLaws
{
    private static readonly SkuSchema Numbers = SkuSchema.Named("numbers").Separator("").Number("n", 8).Check("check", CheckScheme.Damm).Build();
    private static readonly SkuSchema Pairs = SkuSchema.Named("pairs").Number("a", 2, 1, 31).Number("b", 2, 1, 31).Build();

    [Property]
    public bool A_repaired_code_is_valid_and_needs_no_repair(DamagedCode x)
    {
        var cleaner = new SkuCleaner(SkuSchema.FourLayer);
        var clean = cleaner.Clean(x.Text);
        return clean.Code is null == (clean.Status is CleanUpStatus.Ambiguous or CleanUpStatus.Refused)
            && (clean.Code is not { } code || cleaner.Clean(code) is { Status: CleanUpStatus.Valid, Code: var again } && again == code);
    }

    [Property]
    public bool No_text_makes_cleaning_fail(string? text, SkuSchema schema)
    {
        var clean = new SkuCleaner(schema).Clean(text);
        return clean.Status == CleanUpStatus.Valid == schema.TryParse(text, out _)
            && clean.Suggestions.All(suggestion => schema.TryParse(suggestion.Code, out _) && suggestion.Reason.Length > 0)
            && clean.Fitting >= clean.Suggestions.Count;
    }

    [Property]
    public Property What_a_spreadsheet_does_to_a_number_never_leads_to_another_code() => Prop.ForAll(
        Gen.Choose(0, 99_999_999).ToArbitrary(),
        Gen.Choose(0, 5).ToArbitrary(),
        (number, damage) =>
        {
            var code = number.ToString("D8", CultureInfo.InvariantCulture);
            code += CheckScheme.Damm.Compute(code);
            var value = long.Parse(code, CultureInfo.InvariantCulture);
            var shown = damage switch
            {
                0 => value.ToString(CultureInfo.InvariantCulture),
                1 => value.ToString("N0", CultureInfo.InvariantCulture),
                2 => value.ToString("0.0", CultureInfo.InvariantCulture),
                3 => value.ToString("0.00000000E+00", CultureInfo.InvariantCulture),
                4 => value.ToString("0.00E+00", CultureInfo.InvariantCulture),
                _ => value.ToString("0.00000E+00", CultureInfo.InvariantCulture),
            };
            var clean = new SkuCleaner(Numbers).Clean(shown);
            return damage < 4 ? clean.Code == code : clean.Code is null || clean.Code == code;
        });

    [Property]
    public Property A_date_is_always_among_what_it_may_have_been() => Prop.ForAll(
        Gen.Choose(1, 12).ToArbitrary(),
        Gen.Choose(1, 28).ToArbitrary(),
        Gen.Choose(0, 5).ToArbitrary(),
        (month, day, shape) =>
        {
            var date = new LocalDate(2025, month, day);
            string[] codes = [FormattableString.Invariant($"{month:00}-{day:00}"), FormattableString.Invariant($"{day:00}-{month:00}")];
            string[] shapes = ["d-MMM", "yyyy-MM-dd", "M/d/yyyy", "d/M/yyyy", "M'月'd'日'", "dd-MMM-yy"];
            var clean = new SkuCleaner(Pairs).Clean(date.ToString(shapes[shape], CultureInfo.InvariantCulture));
            return codes.Distinct().Count() == clean.Fitting && clean.Suggestions.All(suggestion => codes.Contains(suggestion.Code));
        });
}
