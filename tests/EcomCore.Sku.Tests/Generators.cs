using FsCheck;
using FsCheck.Fluent;

namespace EcomCore.Sku.Tests;

internal static class Generators
{
    private const string Alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>Schemas of one to six segments of every kind but literals of look-alike text, with a separator or none; only those that are accepted.</summary>
    public static Arbitrary<SkuSchema> Schemas() => SchemaGen().ToArbitrary();

    /// <summary>A schema and a code of it.</summary>
    public static Arbitrary<SchemaAndCode> Codes() =>
        (from schema in SchemaGen()
         from values in ValuesOf(schema)
         let report = schema.Compose(values)
         select new SchemaAndCode(schema, report.Code, values)).ToArbitrary();

    /// <summary>Texts that people and machines mistype: damaged codes of the ready schemas, and noise.</summary>
    public static Arbitrary<DamagedCode> DamagedCodes() =>
        Gen.OneOf(
            from code in ReadyCode()
            from position in Gen.Choose(0, code.Length)
            from noise in Noise()
            from removed in Gen.Choose(0, 2)
            select new DamagedCode(code[..position] + noise + code[Math.Min(code.Length, position + removed)..]),
            from noise in Noise().ArrayOf(20)
            select new DamagedCode(string.Concat(noise))).ToArbitrary();

    public static Arbitrary<SchemeAndPayload> Payloads() =>
        (from scheme in Gen.Elements(CheckScheme.All.ToArray())
         from length in Gen.Choose(1, 16)
         from characters in Gen.Elements(scheme.Alphabet.ToCharArray()).ArrayOf(length)
         select new SchemeAndPayload(scheme, new string(characters))).ToArbitrary();

    private static Gen<string> ReadyCode() =>
        from platform in Gen.Elements("TB", "DD")
        from category in Gen.Elements("01", "02")
        from size in Gen.Elements("S", "M", "L")
        from month in Gen.Choose(1, 12)
        select FormattableString.Invariant($"{platform}-{category}-{size}-25{month:00}");

    private static Gen<string> Noise() => Gen.Elements(
        "-", "--", "_", " ", "\u00A0", "\u200B", "\uFEFF", "\u202E", "\uFF34", "\u2013", "\uD83D", "\uDE00", "😀", "", "0", "O", "l", "tb", "S", "5", "\0", "é", "中");

    private static Gen<SkuSchema> SchemaGen() =>
        (from count in Gen.Choose(1, 6)
         from separator in Gen.Elements("-", "-", "", "/", "::")
         from kinds in Gen.Choose(0, 6).ArrayOf(count)
         from sizes in Gen.Choose(1, 5).ArrayOf(count)
         select TryBuild(separator, kinds, sizes))
        .Where(schema => schema is not null).Select(schema => schema!);

    private static SkuSchema? TryBuild(string separator, int[] kinds, int[] sizes)
    {
        var builder = SkuSchema.Named("generated").Separator(separator);
        var hasSerial = false;
        for (var i = 0; i < kinds.Length; i++)
        {
            var (name, size) = (FormattableString.Invariant($"s{i}"), sizes[i]);
            _ = kinds[i] switch
            {
                0 => builder.Literal("X".PadLeft(size, 'Q'), name),
                1 => builder.Choice(name, [.. Enumerable.Range(0, size * size).Select(code => new SkuChoice("K" + Alphanumeric[code].ToString() + (code % 3 == 0 ? "Z" : ""), "meaning"))]),
                2 => builder.Text(name, size % 2 == 0 ? "A-Z0-9" : "0-9", size - 1, size + 3),
                3 => builder.Number(name, size, size, (long)Math.Pow(10, size) - 1),
                4 => builder.YearMonth(name, size * 20),
                5 when !hasSerial => builder.Serial(name, size, size % 2 == 0 ? SerialBase.Base10 : SerialBase.Base32),
                _ => builder.Check(name, size % 2 == 0 ? CheckScheme.Mod37Radix2 : CheckScheme.Mod37Hybrid36),
            };
            hasSerial |= kinds[i] == 5;
        }

        try
        {
            return builder.Build();
        }
        catch (SkuSchemaException)
        {
            return null;
        }
    }

    private static Gen<string?[]> ValuesOf(SkuSchema schema) =>
        schema.Segments.Aggregate(
            Gen.Constant(Array.Empty<string?>()),
            (all, segment) => from values in all from value in ValueOf(segment) select (string?[])[.. values, value]);

    private static Gen<string?> ValueOf(SkuSegment segment) => segment switch
    {
        ChoiceSegment choice => Gen.Elements(choice.Values.Select(value => value.Code).ToArray()).Select(code => (string?)code),
        TextSegment text =>
            from length in Gen.Choose(text.MinLength, text.MaxLength)
            from characters in Gen.Elements((text.Alphabet == "0-9" ? "0123456789" : Alphanumeric).ToCharArray()).ArrayOf(length)
            select (string?)new string(characters),
        NumberSegment number => Gen.Choose((int)number.Min, (int)number.Max).Select(value => (string?)value.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        YearMonthSegment => from year in Gen.Choose(0, 99) from month in Gen.Choose(1, 12) select (string?)FormattableString.Invariant($"{year:00}{month:00}"),
        SerialSegment serial => Gen.Elements((serial.Base == SerialBase.Base10 ? "0123456789" : "0123456789ABCDEFGHJKMNPQRSTVWXYZ").ToCharArray())
            .ArrayOf(serial.Width).Select(characters => (string?)new string(characters)),
        _ => Gen.Constant<string?>(null),
    };
}
