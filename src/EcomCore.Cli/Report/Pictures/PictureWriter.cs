using EcomCore.Cli.Tables;

namespace EcomCore.Cli.Report.Pictures;

/// <summary>Draws a <see cref="Picture"/> as an SVG text that needs nothing from elsewhere; all text from data is encoded.</summary>
public static class PictureWriter
{
    /// <summary>Draws a picture.</summary>
    /// <returns>An SVG document; the same picture gives the same text.</returns>
    public static async Task<string> ToSvgAsync(Picture picture) =>
        await RazorText.RenderAsync<PicturePage>(nameof(PicturePage.View), picture).ConfigureAwait(false) + "\n";

    /// <summary>Writes the file whole or not at all: beside its place first, then renamed.</summary>
    public static void Write(string path, Picture picture) => WholeFile.Write(path, ToSvgAsync(picture).GetAwaiter().GetResult());

    /// <summary>The same in two steps: the file is written beside its place, and appears when it is committed.</summary>
    internal static WholeFile Prepare(string path, Picture picture) => WholeFile.Prepare(path, ToSvgAsync(picture).GetAwaiter().GetResult());
}
