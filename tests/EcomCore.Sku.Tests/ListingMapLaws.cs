using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EcomCore.Sku.Tests;

public sealed class ListingMapLaws
{
    private const int Products = 4;
    private const int Bundles = 5;

    /// <summary>Five bundles of one to three parts among products, bundles (cycles too) and a code that does not exist.</summary>
    private static readonly Arbitrary<Bundle[]> Sets =
        (from parts in (from count in Gen.Choose(1, 3)
                        from codes in Gen.Choose(0, Products + Bundles).ArrayOf(count)
                        from quantities in Gen.Choose(1, 3).ArrayOf(count)
                        select codes.Zip(quantities, (code, quantity) => new ListingPart(NameOf(code), quantity)).ToArray()).ArrayOf(Bundles)
         select parts.Select((part, i) => new Bundle(NameOf(Products + i), part)).ToArray()).ToArbitrary();

    [Property]
    public Property Resolving_is_taking_bundles_apart_one_by_one() => Prop.ForAll(Sets, bundles =>
    {
        var map = MapOf(bundles);
        return bundles.All(bundle =>
        {
            var expected = Naive(bundle.Code, 1, bundles, []);
            var answer = map.Resolve("p", bundle.Code);
            return expected is null
                ? answer.Status == ResolutionStatus.Unsound
                : answer.ToDictionary(line => line.Sku, line => line.Quantity).OrderBy(line => line.Key, StringComparer.Ordinal)
                    .SequenceEqual(expected.GroupBy(unit => unit).Select(group => KeyValuePair.Create(group.Key, group.LongCount())).OrderBy(line => line.Key, StringComparer.Ordinal));
        });
    });

    [Property]
    public Property Twice_as_many_sold_take_twice_as_many() => Prop.ForAll(Sets, bundles =>
    {
        var map = MapOf(bundles);
        return bundles.All(bundle => !map.Resolve("p", bundle.Code).IsResolved
            || map.Resolve("p", bundle.Code, 6).SequenceEqual(map.Resolve("p", bundle.Code, 3).Select(line => line with { Quantity = 2 * line.Quantity })));
    });

    [Property]
    public Property A_listing_is_among_those_of_a_product_exactly_when_it_takes_it() => Prop.ForAll(Sets, bundles =>
    {
        var map = MapOf(bundles);
        return map.Listings.Where(listing => map.Resolve("p", listing.Id).IsResolved).All(listing =>
            Enumerable.Range(0, Products).All(product =>
                map.Resolve("p", listing.Id).Any(line => line.Sku == NameOf(product)) == map.ListingsOf(NameOf(product)).Contains(listing)));
    });

    [Property]
    public Property Every_listing_that_is_not_resolved_has_a_finding_about_it_or_below_it() => Prop.ForAll(Sets, bundles =>
    {
        var map = MapOf(bundles);
        var hasUnresolved = map.Listings.Any(listing => !map.Resolve("p", listing.Id).IsResolved);
        return hasUnresolved == map.Findings.Any(finding => finding.Kind is not ListingFindingKind.Unlisted);
    });

    private static ListingMap MapOf(Bundle[] bundles) =>
        new(Enumerable.Range(0, Products).Select(NameOf), bundles.Select(bundle => new Listing("p", bundle.Code, bundle.Code)), bundles);

    private static string NameOf(int code) => code < Products ? $"P{code}" : code < Products + Bundles ? $"B{code}" : "NONE";

    /// <summary>Every unit by itself; null when something is unknown or part of itself.</summary>
    private static List<string>? Naive(string code, long quantity, Bundle[] bundles, string[] above)
    {
        if (code[0] == 'P')
        {
            return [.. Enumerable.Repeat(code, (int)quantity)];
        }

        if (code == "NONE" || above.Contains(code))
        {
            return null;
        }

        var units = new List<string>();
        foreach (var part in bundles.Single(bundle => bundle.Code == code).Parts)
        {
            if (Naive(part.Code, part.Quantity, bundles, [.. above, code]) is not { } inner)
            {
                return null;
            }

            units.AddRange(inner);
        }

        return [.. Enumerable.Repeat(units, (int)quantity).SelectMany(unit => unit)];
    }
}
