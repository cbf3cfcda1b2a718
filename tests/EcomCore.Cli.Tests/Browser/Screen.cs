using Microsoft.Playwright;

namespace EcomCore.Cli.Tests.Browser;

/// <summary>A size and a colour scheme to look at a page with.</summary>
internal sealed record Screen(string Name, int Width, int Height, bool IsPhone, bool IsDark)
{
    public static IReadOnlyList<Screen> All { get; } =
    [
        new("wide-light", 1280, 900, IsPhone: false, IsDark: false),
        new("wide-dark", 1280, 900, IsPhone: false, IsDark: true),
        new("narrow-light", 390, 844, IsPhone: true, IsDark: false),
        new("narrow-dark", 390, 844, IsPhone: true, IsDark: true),
    ];

    public BrowserNewContextOptions ToOptions() => new()
    {
        ViewportSize = new ViewportSize { Width = Width, Height = Height },
        IsMobile = IsPhone,
        HasTouch = IsPhone,
        ColorScheme = IsDark ? ColorScheme.Dark : ColorScheme.Light,
        Offline = true,
    };
}
