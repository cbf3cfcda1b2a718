using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcomCore.Cli.Report;

/// <summary>Draws a <see cref="ReportDocument"/> as one HTML text that needs nothing from elsewhere; all text from data is encoded.</summary>
internal static class ReportWriter
{
    public static async Task<string> ToHtmlAsync(ReportDocument document)
    {
        var services = new ServiceCollection().BuildServiceProvider();
        await using var _ = services.ConfigureAwait(false);
        var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        await using var __ = renderer.ConfigureAwait(false);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ReportPage.Document)] = document });
            var page = await renderer.RenderComponentAsync<ReportPage>(parameters).ConfigureAwait(true);
            return "<!DOCTYPE html>\n" + page.ToHtmlString() + "\n";
        }).ConfigureAwait(false);
    }
}
