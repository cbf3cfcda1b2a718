namespace EcomCore.Cli.Tests.Browser;

/// <summary>The scripts that look at a page from inside.</summary>
internal static class PageAudit
{
    /// <summary>The ids of the chapters that have some text and a drawn curve, a bar or a row of a table.</summary>
    public const string Chapters = """
        () => [...document.querySelectorAll('section.chapter')]
          .filter(chapter => chapter.innerText.trim().length > 80)
          .filter(chapter => [...chapter.querySelectorAll('svg, .bars > div, tbody tr')].some(part => part.getBoundingClientRect().height > 0))
          .map(chapter => chapter.id)
        """;

    /// <summary>Gets the script of Audit.js: its answer is one sentence per flaw, none for a sound page.</summary>
    public static string Script { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(PageAudit).Assembly.GetManifestResourceStream("Audit.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
