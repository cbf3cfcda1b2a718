namespace EcomCore.Cli.Report.Pictures;

/// <summary>An upright line at a place of the horizontal axis.</summary>
public readonly record struct PlotMark(double X, string Label);
