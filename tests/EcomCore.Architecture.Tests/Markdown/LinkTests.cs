namespace EcomCore.Architecture.Tests;

/// <summary>Every link from one page of the repository to another leads somewhere.</summary>
public sealed class LinkTests
{
    public static TheoryData<string> Pages => [.. MarkdownFile.All().Select(page => page.Path)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_somewhere(string page) => Findings.None(BrokenLinksOf(new MarkdownFile(FullPath(page))));

    [Fact]
    public void Broken_links_are_found()
    {
        var page = Path.Combine(Path.GetTempPath(), $"{nameof(LinkTests)}-{Guid.NewGuid():N}.md");
        File.WriteAllText(page, """
            # One page
            [good](#one-page) [lost](lost.md) ![lost picture](lost.png "title") [anchor](#two-pages) `[code](code.md)` [web](https://example.com)
            [ref]: missing/
            ```text
            [in a block](block.md)
            ```
            """);
        try
        {
            Assert.Equal(["2: lost.md", "2: lost.png", "2: #two-pages", "3: missing/"], BrokenLinksOf(new MarkdownFile(page)));
        }
        finally
        {
            File.Delete(page);
        }
    }

    private static IEnumerable<string> BrokenLinksOf(MarkdownFile page) =>
        MarkdownLinks.In(page).Where(link => !IsElsewhere(link.Target) && !Leads(page, link.Target)).Select(link => $"{link.Line}: {link.Target}");

    private static bool IsElsewhere(string target) =>
        target.StartsWith("https://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal);

    private static bool Leads(MarkdownFile page, string target)
    {
        var parts = target.Split('#', 2);
        var path = parts[0].Length == 0
            ? page.FullPath
            : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page.FullPath)!, Uri.UnescapeDataString(parts[0])));
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            return false;
        }

        return parts.Length == 1
            || (path.EndsWith(".md", StringComparison.Ordinal) && MarkdownLinks.AnchorsOf(new MarkdownFile(path)).Contains(Uri.UnescapeDataString(parts[1])));
    }

    private static string FullPath(string page) => Path.Combine(EcomCore.Tests.Repository.Root, page);
}
