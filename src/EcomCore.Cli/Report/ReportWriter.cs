namespace EcomCore.Cli.Report;

/// <summary>Draws a <see cref="ReportDocument"/> as one HTML text that needs nothing from elsewhere; all text from data is encoded.</summary>
internal static class ReportWriter
{
    public static async Task<string> ToHtmlAsync(ReportDocument document) =>
        "<!DOCTYPE html>\n" + await RazorText.RenderAsync<ReportPage>(nameof(ReportPage.Document), document).ConfigureAwait(false) + "\n";
}
