using System.Text.RegularExpressions;

namespace EcomCore.Architecture.Tests;

/// <summary>One Markdown file cut into fenced blocks and prose.</summary>
internal sealed partial class MarkdownFile
{
    private readonly List<FencedBlock> _blocks = [];
    private readonly List<(int Line, string Text)> _prose = [];

    public MarkdownFile(string path)
    {
        FullPath = path;
        Path = RepositoryFiles.Relative(path);
        Cut(File.ReadAllLines(path));
    }

    public string FullPath { get; }

    public string Path { get; }

    /// <summary>Gets the fenced blocks in order.</summary>
    public IReadOnlyList<FencedBlock> Blocks => _blocks;

    /// <summary>Gets the lines outside every fence, with their numbers from 1; code between backticks is blanked.</summary>
    public IReadOnlyList<(int Line, string Text)> Prose => _prose;

    public static IEnumerable<MarkdownFile> All() => RepositoryFiles.All().Where(path => path.EndsWith(".md", StringComparison.Ordinal)).Select(path => new MarkdownFile(path));

    private void Cut(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var fence = Fence().Match(lines[i]);
            if (!fence.Success)
            {
                _prose.Add((i + 1, InlineCode().Replace(lines[i], match => new string(' ', match.Length))));
                continue;
            }

            var end = Array.FindIndex(lines, i + 1, line => line.Trim() == fence.Groups["ticks"].Value);
            end = end < 0 ? lines.Length : end;
            _blocks.Add(new FencedBlock(i + 1, end + 1, fence.Groups["info"].Value.Trim(), string.Join('\n', lines[(i + 1)..end])));
            i = end;
        }
    }

    [GeneratedRegex("^ {0,3}(?<ticks>`{3,})(?<info>[^`]*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Fence();

    [GeneratedRegex("`[^`]+`", RegexOptions.CultureInvariant)]
    private static partial Regex InlineCode();
}
