namespace EcomCore.Architecture.Tests;

/// <summary>A C# block of a page and what the page says it prints.</summary>
/// <param name="Place">The page and the line of the block's fence: <c>docs/sku.md:12</c>.</param>
/// <param name="Code">A top-level program.</param>
/// <param name="Output">The text block right after it; null when there is none.</param>
/// <param name="IsRun">False where the fence says <c>csharp no-run</c>.</param>
internal sealed record Example(string Place, string Code, string? Output, bool IsRun)
{
    public static IEnumerable<Example> All() => MarkdownFile.All().SelectMany(In);

    public static IEnumerable<Example> In(MarkdownFile page)
    {
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            var block = page.Blocks[i];
            if (block.Info is "csharp" or "csharp no-run")
            {
                var next = i + 1 < page.Blocks.Count ? page.Blocks[i + 1] : null;
                var output = next is { Info: "text" } && IsRightAfter(page, block, next) ? next.Text : null;
                yield return new Example($"{page.Path}:{block.Line}", block.Text, output, block.Info == "csharp");
            }
        }
    }

    // Only empty lines stand between the two.
    private static bool IsRightAfter(MarkdownFile page, FencedBlock first, FencedBlock second) =>
        page.Prose.Where(line => line.Line > first.LastLine && line.Line < second.Line).All(line => string.IsNullOrWhiteSpace(line.Text));
}
