namespace EcomCore.Cli.Report.Pictures;

/// <summary>How the values of an axis become lengths.</summary>
public enum AxisKind
{
    /// <summary>Equal steps for equal differences.</summary>
    Linear,

    /// <summary>Equal steps for equal ratios; values of 0 and less are not drawn.</summary>
    Logarithmic,

    /// <summary>Days, from <see cref="PlotAxis.At"/>.</summary>
    Date,
}
