namespace EcomCore.Cli.Report.Pictures;

/// <summary>One part of a <see cref="Picture"/>: a <see cref="PlotView"/> or a <see cref="GridView"/>.</summary>
/// <param name="Title">Heading of the panel; may be empty.</param>
public abstract record PanelView(string Title);
