using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace EcomCore.Segmentation.Tests;

internal static class Generators
{
    /// <summary>The day of the analysis that the generated lines lie around.</summary>
    public static readonly LocalDate AsOf = new(2025, 10, 1);

    /// <summary>
    /// Up to 60 lines of few customers, so that ties, returns, shared and torn orders, guests and lines after <see cref="AsOf"/> are all common.
    /// </summary>
    public static Arbitrary<OrderLine[]> OrderLines() =>
        (from count in Gen.Choose(0, 60)
         from lines in Line().ArrayOf(count)
         select lines).ToArbitrary();

    /// <summary>Options of every method that finds its own limits, with bins of their own on every axis.</summary>
    public static Arbitrary<RfmOptions> Options() =>
        (from method in Gen.Elements(RfmMethod.Quantile, RfmMethod.R, RfmMethod.Rank, RfmMethod.Width, RfmMethod.KMeans)
         from recency in Gen.Choose(RfmOptions.MinBins, RfmOptions.MaxBins)
         from frequency in Gen.Choose(RfmOptions.MinBins, RfmOptions.MaxBins)
         from monetary in Gen.Choose(RfmOptions.MinBins, RfmOptions.MaxBins)
         from measure in Gen.Elements(MonetaryMeasure.Total, MonetaryMeasure.MeanPerPurchase)
         select new RfmOptions
         {
             Method = method,
             RecencyBins = recency,
             FrequencyBins = frequency,
             MonetaryBins = monetary,
             Monetary = measure,
         }).ToArbitrary();

    /// <summary>One to six rules with boxes anywhere, two of them often of one segment; overlaps and gaps are the rule.</summary>
    public static Arbitrary<SegmentScheme> Schemes() =>
        Gen.OneOf(
            Gen.Elements(
                SegmentScheme.ElevenSegment,
                SegmentScheme.EightClass,
                SegmentScheme.EightClassBy(ScoreComparison.Median),
                SegmentScheme.EightClassBy(ScoreComparison.AtLeast(3))),
            from count in Gen.Choose(1, 6)
            from rules in Rule().ArrayOf(count)
            select SegmentScheme.Of("own", rules)).ToArbitrary();

    private static Gen<OrderLine> Line() =>
        from customer in Gen.Frequency((1, Gen.Constant(string.Empty)), (12, Gen.Choose(1, 12).Select(i => i % 2 == 0 ? $"{i}" : $"c{i}")))
        from order in Gen.Frequency((1, Gen.Constant<string?>(null)), (3, Gen.Choose(1, 20).Select(i => (string?)(i % 2 == 0 ? $"{i}" : $"A-{i}"))))
        from days in Gen.Choose(-5, 400)
        from cents in Gen.Frequency((4, Gen.Choose(0, 50_000)), (1, Gen.Choose(-20_000, -1)))
        select new OrderLine(customer, AsOf.PlusDays(-days), cents / 100m, order);

    private static Gen<SegmentRule> Rule() =>
        from name in Gen.Elements("A", "B", "C", "D")
        from r in Range()
        from f in Range()
        from m in Range()
        select new SegmentRule(new Segment(name), r, f, m);

    private static Gen<ScoreRange> Range() =>
        from low in Gen.Choose(1, RfmOptions.MaxBins)
        from high in Gen.Choose(low, RfmOptions.MaxBins)
        select new ScoreRange(low, high);
}
