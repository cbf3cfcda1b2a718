using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace EcomCore.Cli.Report.Pictures;

/// <summary>The text elements of a picture. Razor keeps the element name <c>text</c> for itself, so they are built here; their content is encoded.</summary>
internal static class PictureText
{
    /// <summary>A text at a place.</summary>
    /// <param name="kind">Its classes.</param>
    /// <param name="x">From the left.</param>
    /// <param name="y">From the top, to the base line.</param>
    /// <param name="content">The text.</param>
    public static RenderFragment At(string kind, double x, double y, string content) => builder =>
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", kind);
        builder.AddAttribute(2, "x", PictureLayout.Number(x));
        builder.AddAttribute(3, "y", PictureLayout.Number(y));
        builder.AddContent(4, Legal(content));
        builder.CloseElement();
    };

    /// <summary>A text without what XML 1.0 (section 2.2) does not allow, not even as a reference: control characters and half surrogate pairs.</summary>
    public static string Legal(string text)
    {
        var legal = new char[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            var pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (pair)
            {
                legal[i] = text[i];
                legal[++i] = text[i];
                continue;
            }

            legal[i] = char.IsControl(text[i]) || char.IsSurrogate(text[i]) || text[i] >= '\uFFFE' ? '\uFFFD' : text[i];
        }

        return new string(legal);
    }

    /// <summary>The class of a tone.</summary>
    public static string ClassOf(PlotTone tone) => tone.ToString().ToLower(CultureInfo.InvariantCulture);
}
