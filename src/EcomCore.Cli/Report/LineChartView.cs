using NodaTime;

namespace EcomCore.Cli.Report;

/// <summary>What was, what will be, how sure, and which days matter.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Unit">What the vertical axis counts.</param>
/// <param name="Actual">The past, in order.</param>
/// <param name="Expected">The forecast, in order, after the past.</param>
/// <param name="Marks">Events within the chart's dates, in order.</param>
/// <param name="Legend">Names of the past, the forecast and the two intervals.</param>
public sealed record LineChartView(
    string Title,
    string Unit,
    IReadOnlyList<ChartPoint> Actual,
    IReadOnlyList<ChartInterval> Expected,
    IReadOnlyList<ChartMark> Marks,
    ChartLegend Legend) : BlockView(Title);

/// <summary>A value at a date.</summary>
public readonly record struct ChartPoint(LocalDate Date, double Value);

/// <summary>A forecast at a date with its 80 % and 95 % intervals.</summary>
public readonly record struct ChartInterval(LocalDate Date, double Mean, double Low80, double High80, double Low95, double High95);

/// <summary>An event at a date.</summary>
public readonly record struct ChartMark(LocalDate Date, string Label);

/// <summary>Names of the chart's parts.</summary>
public sealed record ChartLegend(string Actual, string Expected, string Interval80, string Interval95);
