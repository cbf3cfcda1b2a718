namespace EcomCore.Cli.Report;

/// <summary>A number with its name, shown large.</summary>
public sealed record KeyFigure(string Name, string Value, string Note = "");
