using Microsoft.Playwright;

namespace EcomCore.Cli.Tests.Browser;

/// <summary>The machine's chromium, driven without a network.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Switches =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    /// <summary>Starts the browser that ECOMCORE_CHROMIUM names, else Debian's.</summary>
    public static async Task<Chromium> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("ECOMCORE_CHROMIUM") ?? "/usr/bin/chromium",
            Args = Switches,
        });
        return new Chromium(playwright, browser);
    }

    /// <summary>Opens a file, looks at it, and keeps pictures of the whole page and of each chapter, their names beginning with <paramref name="picture"/>.</summary>
    public async Task<PageSight> LookAsync(string file, Screen screen, string picture)
    {
        await using var context = await _browser.NewContextAsync(screen.ToOptions());
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        page.Console += (_, message) => Add(faults, message.Type is "error" or "warning", $"console {message.Type}: {message.Text}");
        page.PageError += (_, error) => Add(faults, true, $"script error: {error}");
        page.Request += (_, request) => Add(faults, !IsOwn(request.Url, file), $"request: {request.Url}");

        await page.GotoAsync(new Uri(file).AbsoluteUri, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        faults.AddRange(await page.EvaluateAsync<string[]>(PageAudit.Script));
        var chapters = await page.EvaluateAsync<string[]>(PageAudit.Chapters);
        var paper = await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");

        await page.ScreenshotAsync(new PageScreenshotOptions { Path = $"{picture}-{screen.Name}.png", FullPage = true });
        foreach (var chapter in chapters)
        {
            await page.Locator($"#{chapter}").ScreenshotAsync(new LocatorScreenshotOptions { Path = $"{picture}-{screen.Name}-{chapter}.png" });
        }

        return new PageSight([.. faults.Select(fault => $"{screen.Name}: {fault}")], chapters, paper);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static bool IsOwn(string url, string file) =>
        url == new Uri(file).AbsoluteUri || url.StartsWith("data:", StringComparison.Ordinal);

    private static void Add(List<string> faults, bool isFault, string text)
    {
        if (isFault)
        {
            lock (faults)
            {
                faults.Add(text);
            }
        }
    }
}
