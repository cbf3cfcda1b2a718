namespace EcomCore.Cli.Report.Pictures;

/// <summary>A cell of a <see cref="GridView"/>.</summary>
/// <param name="Heat">How deep its colour is, from 0 to 1; NaN leaves the cell out.</param>
/// <param name="Text">What stands in it; may have several lines.</param>
/// <param name="Tone">Its colour.</param>
public readonly record struct GridCell(double Heat, string Text, PlotTone Tone = PlotTone.Accent)
{
    /// <summary>Gets a cell that is not there.</summary>
    public static GridCell None { get; } = new(double.NaN, string.Empty);
}
