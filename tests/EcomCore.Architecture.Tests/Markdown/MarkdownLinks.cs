using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EcomCore.Architecture.Tests;

/// <summary>The links of a page, and the anchors that links can lead to.</summary>
internal static partial class MarkdownLinks
{
    /// <summary>Targets of inline links, images, reference definitions and HTML attributes, with their lines.</summary>
    public static IEnumerable<(int Line, string Target)> In(MarkdownFile page) =>
        from line in page.Prose
        from match in Link().Matches(line.Text)
        select (line.Line, match.Groups["target"].Value);

    /// <summary>The anchors that GitHub gives the page's headings.</summary>
    public static IReadOnlySet<string> AnchorsOf(MarkdownFile page)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(page.FullPath).Select((text, i) => (Text: text, Line: i + 1)))
        {
            if (Heading().Match(line.Text) is { Success: true } heading && page.Prose.Any(prose => prose.Line == line.Line))
            {
                AddAnchor(anchors, Slug(heading.Groups["title"].Value));
            }
        }

        return anchors;
    }

    private static void AddAnchor(HashSet<string> anchors, string slug)
    {
        var anchor = slug;
        for (var again = 1; !anchors.Add(anchor); again++)
        {
            anchor = slug + "-" + again.ToString(CultureInfo.InvariantCulture);
        }
    }

    // Lower case; letters, digits, '-' and '_' stay; a blank becomes '-'; the rest goes.
    private static string Slug(string title)
    {
        var slug = new StringBuilder();
        foreach (var mark in LinkText().Replace(title, "$1").Trim().ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(mark) || mark is '-' or '_')
            {
                slug.Append(mark);
            }
            else if (mark == ' ')
            {
                slug.Append('-');
            }
        }

        return slug.ToString();
    }

    [GeneratedRegex("""\]\((?<target>[^)\s]+)(?:\s+"[^"]*")?\)|^ {0,3}\[[^\]]+\]:\s*(?<target>\S+)|(?:href|src)="(?<target>[^"]+)["]""", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"^ {0,3}#{1,6}\s+(?<title>.+?)\s*#*$", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex LinkText();
}
