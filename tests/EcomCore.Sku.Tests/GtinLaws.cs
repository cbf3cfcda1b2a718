using System.Globalization;
using FsCheck;
using FsCheck.Xunit;

namespace EcomCore.Sku.Tests;

public sealed class GtinLaws
{
    private static readonly GtinFormat[] Formats = [GtinFormat.Gtin8, GtinFormat.Gtin12, GtinFormat.Gtin13, GtinFormat.Gtin14];

    [Property]
    public bool What_was_written_reads_back(ulong seed, byte format)
    {
        var gtin = Make(seed, format);
        return Gtin.TryParse(gtin.ToString(), out var read) && read == gtin && read.Format == gtin.Format;
    }

    [Property]
    public bool Converting_there_and_back_keeps_the_number(ulong seed, byte format)
    {
        var gtin = Make(seed, format);
        return Formats.All(other => !gtin.TryConvert(other, out var converted)
            || (converted == gtin && converted.Format == other && Gtin.TryParse(converted.ToString(), out _)
                && converted.TryConvert(gtin.Format, out var back) && back.ToString() == gtin.ToString()));
    }

    [Property]
    public bool Equal_numbers_have_the_same_use_and_compare_as_zero(ulong seed, byte format)
    {
        var gtin = Make(seed, format);
        return Formats.All(other => !gtin.TryConvert(other, out var converted)
            || (converted.Use == gtin.Use && converted.CompareTo(gtin) == 0 && converted.GetHashCode() == gtin.GetHashCode()));
    }

    [Property]
    public bool The_item_of_a_pack_is_the_item(ulong seed, byte format, byte indicator)
    {
        var gtin = Make(seed, (byte)(format % 3));
        var pack = gtin.Pack(1 + (indicator % 9));
        return pack.Item() == gtin && pack.Indicator == 1 + (indicator % 9) && pack.Format == GtinFormat.Gtin14 && pack.Use == gtin.Use;
    }

    [Property]
    public bool No_text_makes_reading_or_validating_fail(string? text) => Gtin.Validate(text).Count == 0 == Gtin.TryParse(text, out _);

    private static Gtin Make(ulong seed, byte format)
    {
        // Shift too, so that many numbers have leading zeros.
        var digits = (seed >> (int)(seed % 48)).ToString(CultureInfo.InvariantCulture);
        var length = (int)Formats[format % 4] - 1;
        return Gtin.FromPayload(digits.Length > length ? digits[^length..] : digits.PadLeft(length, '0'));
    }
}
