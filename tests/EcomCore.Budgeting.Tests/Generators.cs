using FsCheck;
using FsCheck.Fluent;

namespace EcomCore.Budgeting.Tests;

internal static class Generators
{
    /// <summary>Curves of every kind with parameters of the size of a small budget, now and then with extreme ones.</summary>
    public static Arbitrary<ResponseCurve> Curves() => Curve(concave: false).ToArbitrary();

    /// <summary>One to six channels, often with twins, floors and caps, and a total from the floors up to a few times the half-saturations.</summary>
    public static Arbitrary<BudgetCase> BudgetCases() =>
        (from concave in Gen.Elements(true, false)
         from count in Gen.Choose(1, 6)
         from channels in Channel(concave).ArrayOf(count)
         from twin in Gen.Elements(true, false, false)
         from spare in Gen.Choose(0, 300_000)
         let all = (twin && count > 1 ? [.. channels.Take(count - 1), channels[0]] : channels).Select(Named).ToArray()
         select new BudgetCase(all.Sum(channel => channel.Floor) + (spare / 100m), all)).ToArbitrary();

    /// <summary>Up to three channels of a few units with steps, least spends, and two groups; limits often clash.</summary>
    public static Arbitrary<LimitCase> LimitCases() =>
        (from count in Gen.Choose(1, 3)
         from curves in SmallCurve().ArrayOf(count)
         from steps in Gen.Elements(1, 1, 2, 3).ArrayOf(count)
         from minimums in Gen.Elements(0, 0, 2, 4, 7).ArrayOf(count)
         from floors in Gen.Elements(0, 0, 0, 2).ArrayOf(count)
         from caps in Gen.Elements(-1, -1, 5, 9).ArrayOf(count)
         from groups in Gen.Elements<string?>(null, "g", "h").ArrayOf(count)
         from groupFloors in Gen.Elements(0, 0, 0, 3).Two()
         from groupCaps in Gen.Elements(-1, 4, 8).Two()
         from total in Gen.Choose(0, 20)
         select new LimitCase(
             total,
             [.. curves.Select((curve, i) => new BudgetChannel($"c{i}", curve)
             {
                 Step = steps[i],
                 Minimum = minimums[i],
                 Floor = floors[i],
                 Cap = caps[i] < 0 ? null : Math.Max(caps[i], minimums[i] + 2),
                 Group = groups[i],
             })],
             [Group("g", groupFloors.Item1, groupCaps.Item1), Group("h", groupFloors.Item2, groupCaps.Item2)])).ToArbitrary();

    /// <summary>Up to twelve weights, small and huge, many of them equal or 0, and totals of both signs.</summary>
    public static Arbitrary<ShareCase> ShareCases() =>
        (from count in Gen.Choose(1, 12)
         from small in Gen.Choose(0, 9).Select(weight => (long)weight).ArrayOf(count)
         from large in Gen.Choose(1, int.MaxValue).Select(weight => weight * 200_000_000L).ArrayOf(count)
         from isLarge in Gen.Elements(false, false, true)
         from units in Gen.OneOf(Gen.Choose(-40, 40).Select(u => (long)u), Gen.Choose(int.MinValue, int.MaxValue).Select(u => u * 400_000_000L))
         let weights = isLarge ? large : small
         where weights.Any(weight => weight > 0)
         select new ShareCase(units, weights)).ToArbitrary();

    public static Arbitrary<SplitChannel[]> SplitChannels() =>
        (from count in Gen.Choose(1, 8)
         from stages in Gen.Elements(ChannelStage.Mature, ChannelStage.Growing, ChannelStage.New).ArrayOf(count)
         from revenue in Gen.Choose(0, 5).ArrayOf(count)
         from margins in Gen.Choose(-2, 6).ArrayOf(count)
         from floors in Gen.Elements(0, 0, 3, 10).ArrayOf(count)
         from caps in Gen.Elements(-1, -1, 0, 5, 40).ArrayOf(count)
         select Enumerable.Range(0, count).Select(i => new SplitChannel($"c{i}", stages[i])
         {
             Revenue = revenue[i] * 1_000m,
             MarginRate = margins[i] > 5 ? null : margins[i] / 10.0,
             Floor = floors[i],
             Cap = caps[i] < 0 ? null : floors[i] + caps[i],
         }).ToArray()).ToArbitrary();

    private static BudgetGroup Group(string id, int floor, int cap) => new(id) { Floor = floor, Cap = cap < 0 ? null : cap };

    private static Gen<ResponseCurve> SmallCurve() =>
        from kind in Gen.Choose(0, 5)
        from scale in Gen.Choose(1, 40)
        from half in Gen.Choose(1, 12)
        from shape in Gen.Choose(2, 16)
        from rises in Gen.Choose(0, 3).ArrayOf(5)
        select kind switch
        {
            0 => ResponseCurve.Linear(scale / 10.0),
            1 => ResponseCurve.Hill(scale, half, shape / 4.0),
            2 => ResponseCurve.Exponential(scale, half),
            3 => ResponseCurve.Power(scale / 10.0, shape / 12.0),
            4 => ResponseCurve.Logistic(scale, half),
            _ => ResponseCurve.Piecewise([.. rises.Select((_, i) => new CurvePoint((i + 1) * 3, rises.Take(i + 1).Sum()))]),
        };

    private static BudgetChannel Named(BudgetChannel channel, int i) => new($"c{i}", channel.Curve)
    {
        Floor = channel.Floor,
        Cap = channel.Cap,
        Weight = channel.Weight,
        Margin = channel.Margin,
    };

    private static Gen<BudgetChannel> Channel(bool concave) =>
        from curve in Curve(concave)
        from floor in Gen.Elements(0, 0, 0, 5_000, 12_345)
        from room in Gen.Choose(0, 150_000)
        from capped in Gen.Elements(false, false, true)
        from weight in Gen.Elements(1.0, 1.0, 0.5, 2.0, 0.0)
        from margin in Gen.Elements(1.0, 0.3, 0.05, -0.2)
        select new BudgetChannel("x", curve) { Floor = floor / 100m, Cap = capped ? (floor + room) / 100m : null, Weight = weight, Margin = margin };

    /// <summary>Shapes are often just below 1: nearly straight, yet vertical in the first trace of money.</summary>
    private static Gen<ResponseCurve> Curve(bool concave) =>
        from kind in Gen.Choose(0, concave ? 5 : 7)
        from scale in Gen.Choose(0, 2_000)
        from half in Gen.Choose(1, 1_000)
        from shape in Gen.Frequency((3, Gen.Choose(1_000, 10_000)), (1, Gen.Choose(9_900, 9_999))).Select(part => part / 1e4)
        select kind switch
        {
            0 => ResponseCurve.Linear(scale / 1_000.0),
            1 => ResponseCurve.Log(scale, half),
            2 => ResponseCurve.Power(scale / 10.0, Math.Min(0.999, shape)),
            3 => ResponseCurve.Exponential(scale, half),
            4 => ResponseCurve.Hill(scale, half, shape),
            5 => ResponseCurve.Logistic(scale, half),
            6 => ResponseCurve.Hill(scale, half, 1 + (shape * 5)),
            _ => ResponseCurve.Power(scale / 1e4, 1 + shape),
        };
}
