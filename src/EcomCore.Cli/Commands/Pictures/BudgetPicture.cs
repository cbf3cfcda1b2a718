using EcomCore.Budgeting;
using EcomCore.Cli.Report.Pictures;

namespace EcomCore.Cli.Commands.Pictures;

/// <summary>The picture of <c>ecom budget</c>: response curves with the amounts found, and total response against total budget.</summary>
internal static class BudgetPicture
{
    private const int MaxCurves = 6;
    private const int CurvePoints = 120;
    private const int Totals = 24;

    private static readonly PlotTone[] Tones = [PlotTone.Accent, PlotTone.Warm, PlotTone.Green, PlotTone.Violet, PlotTone.Ink, PlotTone.Soft];

    public static Picture Of(BudgetPlan plan, IReadOnlyList<BudgetChannel> channels, CancellationToken cancellation) => new(
        FormattableString.Invariant($"Budget of {plan.Total:#,0.##}, {plan.Spent:#,0.##} spent"), Curves(plan, channels), ByTotal(plan, channels, cancellation));

    /// <summary>The curves of the channels with the largest amounts, to beyond the largest amount.</summary>
    private static PlotView Curves(BudgetPlan plan, IReadOnlyList<BudgetChannel> channels)
    {
        var shown = channels.OrderByDescending(channel => plan[channel.Id].Amount).Take(MaxCurves).ToArray();
        var most = 1.25 * Math.Max(1e-2, shown.Max(channel => (double)plan[channel.Id].Amount));
        var layers = shown.Select((channel, i) => new PlotLayer(channel.Id, LayerKind.Line, Tones[i], CurveOf(channel, most))).ToList();
        layers.Add(new PlotLayer("amount found", LayerKind.Points, PlotTone.Ink, [.. shown.Select(channel => PointOf(plan[channel.Id]))]));
        var title = shown.Length < channels.Count
            ? FormattableString.Invariant($"Response by spend: the {shown.Length} largest of {channels.Count} channels")
            : "Response by spend";
        return new PlotView(title, new PlotAxis("spend"), new PlotAxis("response"), layers);
    }

    private static PlotPoint[] CurveOf(BudgetChannel channel, double most) =>
    [
        .. Enumerable.Range(0, CurvePoints + 1).Select(k => most * k / CurvePoints).Select(spend => new PlotPoint(spend, channel.Curve.Response(spend))),
    ];

    private static PlotPoint PointOf(ChannelBudget line) => new((double)line.Amount, line.Response);

    /// <summary>The best response for totals up to twice the plan's.</summary>
    private static PlotView ByTotal(BudgetPlan plan, IReadOnlyList<BudgetChannel> channels, CancellationToken cancellation)
    {
        decimal[] totals =
        [
            .. Enumerable.Range(0, Totals + 1).Select(k => decimal.Round(2 * plan.Total * k / Totals, 2)).Where(total => total >= plan.SmallestFeasibleTotal),
        ];
        var settings = new OptimizerSettings { GapTolerance = 1e-6, NodeLimit = 200 };
        var best = BudgetOptimizer.ResponseByTotal(totals, channels, settings, cancellationToken: cancellation);
        return new PlotView(
            "Best response by total budget",
            new PlotAxis("total"),
            new PlotAxis("response"),
            new PlotLayer("best response", LayerKind.Line, PlotTone.Accent, [.. best.Select(other => new PlotPoint((double)other.Total, other.WeightedResponse))]),
            new PlotLayer("this plan", LayerKind.Points, PlotTone.Warm, [new PlotPoint((double)plan.Spent, plan.WeightedResponse)]));
    }
}
