namespace EcomCore.Cli.Report.Pictures;

/// <summary>How the points of a layer are drawn.</summary>
public enum LayerKind
{
    /// <summary>Joined by straight lines; a point that is not a number is a gap.</summary>
    Line,

    /// <summary>Like <see cref="Line"/>, dashed.</summary>
    Dashes,

    /// <summary>Joined by steps: a value holds until the next point.</summary>
    Steps,

    /// <summary>The area between two lines.</summary>
    Band,

    /// <summary>Small discs.</summary>
    Points,

    /// <summary>Upright bars from 0.</summary>
    Bars,
}
