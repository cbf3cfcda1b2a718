using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EcomCore.Sku.Tests;

[Properties(Arbitrary = [typeof(Generators)])]
public sealed class SkuRegistryLaws
{
    private static readonly SkuSchema Small = SkuSchema.Named("small").Separator(string.Empty).Text("style", "0O1IB8AS", 1, 5).Build();

    /// <summary>A few characters and short texts, so that most codes have neighbours.</summary>
    private static readonly Gen<string> SmallCode =
        from length in Gen.Choose(1, 5)
        from characters in Gen.Elements("0O1IB8AS".ToCharArray()).ArrayOf(length)
        select new string(characters);

    [Property]
    public Property Near_codes_are_those_that_a_comparison_with_every_code_finds() => Prop.ForAll(
        SmallCode.ArrayOf(60).ToArbitrary(),
        Gen.OneOf(SmallCode, Gen.Elements("", "X", "0中", "\uD83D", "AXA")).ToArbitrary(),
        (codes, text) =>
        {
            var registry = new SkuRegistry(Small);
            registry.Import(codes);
            var expected = codes.Distinct().Select(code => (Code: code, Kind: NaiveKind(text, code)))
                .Where(near => near.Kind is not null)
                .OrderBy(near => near.Kind).ThenBy(near => near.Code, StringComparer.Ordinal)
                .Select(near => new NearDuplicate(near.Code, near.Kind!.Value));
            return expected.SequenceEqual(registry.FindNear(text));
        });

    [Property]
    public Property Near_pairs_are_those_that_comparing_every_two_codes_finds() => Prop.ForAll(
        SmallCode.ArrayOf(30).ToArbitrary(),
        codes =>
        {
            var registry = new SkuRegistry(Small);
            registry.Import(codes);
            var distinct = codes.Distinct().ToList();
            var expected = from i in Enumerable.Range(0, distinct.Count)
                           from j in Enumerable.Range(0, i)
                           let kind = NaiveKind(distinct[i], distinct[j])
                           where kind is not null
                           select new NearPair(distinct[j], distinct[i], kind.Value);
            return expected.ToHashSet().SetEquals(registry.NearPairs());
        });

    [Property]
    public Property The_registry_holds_each_code_once_in_the_order_of_registration() => Prop.ForAll(
        SmallCode.ArrayOf(200).ToArbitrary(),
        codes =>
        {
            var registry = new SkuRegistry(Small);
            var import = registry.Import(codes);
            return registry.Codes.SequenceEqual(codes.Distinct()) && import.Added == registry.Count
                && import.Added + import.Refused.Count == codes.Length && codes.All(registry.Contains);
        });

    [Property]
    public bool With_a_check_that_finds_every_slip_no_two_codes_are_near_but_look_alikes(SchemaAndCode x, int position, int other)
    {
        var schema = SkuSchema.Named("checked").Text("style", "A-HJ-NP-RT-Y03467", 4, 4).Check("check", CheckScheme.Mod37Radix2).Build();
        var registry = new SkuRegistry(schema);
        var random = new Random(HashCode.Combine(position, other, x.Values.Length));
        registry.Import(Enumerable.Range(0, 300).Select(_ => schema.Compose(
            [string.Concat(Enumerable.Range(0, 4).Select(_ => "ACDE03"[random.Next(6)])), null]).Text));
        return registry.Codes.All(code => registry.FindNear(code).All(near => near.Kind == NearDuplicateKind.LookAlike));
    }

    [Property]
    public bool No_text_makes_the_registry_fail(string? text)
    {
        var registry = new SkuRegistry(SkuSchema.FourLayer);
        registry.Add("TB-01-M-2504");
        return registry.FindNear(text).Count <= 1 && registry.Add(text).Status is not RegistryStatus.Duplicate == (text != "TB-01-M-2504");
    }

    /// <summary>Compared character by character, without any index.</summary>
    private static NearDuplicateKind? NaiveKind(string text, string code)
    {
        if (text == code)
        {
            return null;
        }

        if (text.Length == code.Length)
        {
            var different = Enumerable.Range(0, text.Length).Where(i => text[i] != code[i]).ToList();
            var areLookAlikes = Fold(text) == Fold(code);
            if (different.Count == 2 && different[1] == different[0] + 1 && text[different[0]] == code[different[1]] && text[different[1]] == code[different[0]])
            {
                return NearDuplicateKind.Transposition;
            }

            return areLookAlikes ? NearDuplicateKind.LookAlike : different.Count == 1 ? NearDuplicateKind.Edit : null;
        }

        var (longer, shorter) = text.Length > code.Length ? (text, code) : (code, text);
        return longer.Length == shorter.Length + 1 && Enumerable.Range(0, longer.Length).Any(i => longer.Remove(i, 1) == shorter) ? NearDuplicateKind.Edit : null;
    }

    private static string Fold(string text) => text.Replace('O', '0').Replace('I', '1').Replace('B', '8').Replace('S', '5');
}
