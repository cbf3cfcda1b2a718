namespace EcomCore.Cli.Report;

/// <summary>Horizontal bars, one per row, longest = the largest value.</summary>
public sealed record BarChartView(string Title, IReadOnlyList<Bar> Bars) : BlockView(Title);
