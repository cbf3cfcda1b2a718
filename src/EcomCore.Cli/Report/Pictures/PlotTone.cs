namespace EcomCore.Cli.Report.Pictures;

/// <summary>The colours of a picture; each has a light and a dark form.</summary>
public enum PlotTone
{
    /// <summary>What was measured.</summary>
    Ink,

    /// <summary>What was computed.</summary>
    Accent,

    /// <summary>What to look at.</summary>
    Warm,

    /// <summary>What stands behind.</summary>
    Soft,

    /// <summary>A fifth thing.</summary>
    Green,

    /// <summary>A sixth thing.</summary>
    Violet,
}
