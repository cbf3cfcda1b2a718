using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace EcomCore.Forecasting.Tests;

internal static class Generators
{
    /// <summary>Months of demand: 3 to 60 values, level 1 to 1,000, noise, sometimes a season, sometimes zeros and holes.</summary>
    public static Arbitrary<DemandSeries> Series() =>
        (from count in Gen.Choose(3, 60)
         from level in Gen.Choose(1, 1000)
         from season in Gen.Choose(0, 8)
         from zeros in Gen.Elements(false, false, true)
         from holes in Gen.Elements(false, false, true)
         from noise in Gen.Choose(0, 100).ArrayOf(count)
         select DemandSeries.Monthly(
             new YearMonth(2020, 1),
             Enumerable.Range(0, count).Select(t =>
                 holes && noise[t] % 10 == 3 ? double.NaN
                 : zeros && noise[t] % 4 == 1 ? 0
                 : level * (1 + (noise[t] / 200.0) + (season / 10.0 * Math.Sin(t * Math.PI / 6))))))
        .ToArbitrary();

    /// <summary>Trees and groupings of 2 to 12 leaves; forecasts from -20 to 100; 8 to 30 correlated residuals.</summary>
    public static Arbitrary<HierarchyCase> Hierarchies() =>
        (from leaves in Gen.Choose(2, 12)
         from groups in Gen.Choose(1, 4)
         from grouped in Gen.Elements(false, true)
         from length in Gen.Choose(8, 30)
         from seed in Gen.Choose(0, 100_000)
         select Case(leaves, groups, grouped, length, seed))
        .ToArbitrary();

    private static HierarchyCase Case(int leaves, int groups, bool grouped, int length, int seed)
    {
        var hierarchy = grouped
            ? DemandHierarchy.Grouped("total", Enumerable.Range(0, leaves).Select(i => ($"i{i}", (IReadOnlyList<string>)[$"a{i % groups}", $"b{i / groups}"])))
            : DemandHierarchy.Nested("total", Enumerable.Range(0, leaves).Select(i => (IReadOnlyList<string>)[$"g{i % groups}", $"i{i}"]));
        var random = new Random(seed);
        var common = Enumerable.Range(0, length).Select(_ => random.NextDouble() - 0.5).ToArray();
        double[] values = [.. Enumerable.Range(0, hierarchy.Count).Select(_ => Math.Round((120 * random.NextDouble()) - 20, 2))];
        double[][] residuals =
        [
            .. Enumerable.Range(0, hierarchy.Count).Select(_ =>
            {
                var size = 0.5 + (9 * random.NextDouble());
                return common.Select(shock => size * (shock + random.NextDouble() - 0.5)).ToArray();
            }),
        ];
        return new HierarchyCase(hierarchy, values, residuals);
    }

    public static Arbitrary<RetailEvent> Events() =>
        (from month in Gen.Choose(1, 12)
         from day in Gen.Choose(1, 28)
         from before in Gen.Choose(0, 30)
         from length in Gen.Choose(1, 10)
         from after in Gen.Choose(0, 30)
         from lunar in Gen.Elements(false, true)
         from smooth in Gen.Elements(false, true)
         let flat = lunar
             ? RetailEvent.Lunar("event", month, day, before, after, length)
             : RetailEvent.Fixed("event", month, day, before, after, length)
         select smooth ? flat.Smooth() : flat)
        .ToArbitrary();
}
