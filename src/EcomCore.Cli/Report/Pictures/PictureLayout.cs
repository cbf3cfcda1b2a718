using System.Globalization;

namespace EcomCore.Cli.Report.Pictures;

/// <summary>Where the panels of a <see cref="Picture"/> stand, and the measures that all of them share.</summary>
internal sealed class PictureLayout
{
    public const double Width = 860;
    public const double Left = 76;
    public const double Right = 24;
    public const double PlotWidth = Width - Left - Right;
    public const double LineHeight = 18;

    private const double CharacterWidth = 6.6;
    private const double TitleHeight = 40;
    private const double Gap = 14;

    public PictureLayout(Picture picture)
    {
        var top = TitleHeight;
        var panels = new List<(double Top, PanelView View)>();
        foreach (var panel in picture.Panels)
        {
            panels.Add((top, panel));
            top += Gap + panel switch
            {
                PlotView plot => new PlotLayout(plot).Height,
                GridView grid => new GridLayout(grid).Height,
                _ => throw new ArgumentException($"Expected a plot or a grid, found {panel.GetType().Name}.", nameof(picture)),
            };
        }

        Panels = panels;
        Height = top;
    }

    public IReadOnlyList<(double Top, PanelView View)> Panels { get; }

    public double Height { get; }

    public static double TextWidth(string text) => text.Sum(c => c < 0x2E80 ? CharacterWidth : 2 * CharacterWidth);

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A text shortened to a width.</summary>
    public static string Fit(string text, double width)
    {
        if (TextWidth(text) <= width)
        {
            return text;
        }

        var length = text.Length;
        while (length > 0 && TextWidth(text[..length]) + CharacterWidth > width)
        {
            length--;
        }

        return length == 0 ? string.Empty : text[..length] + "…";
    }
}
