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

    public static Arbitrary<RetailEvent> Events() =>
        (from month in Gen.Choose(1, 12)
         from day in Gen.Choose(1, 28)
         from before in Gen.Choose(0, 30)
         from length in Gen.Choose(1, 10)
         from after in Gen.Choose(0, 30)
         from lunar in Gen.Elements(false, true)
         select lunar
             ? RetailEvent.Lunar("event", month, day, before, after, length)
             : RetailEvent.Fixed("event", month, day, before, after, length))
        .ToArbitrary();
}
