using System.Text.RegularExpressions;
using EcomCore.Cli.Commands;
using EcomCore.Tests;

namespace EcomCore.Cli.Tests;

/// <summary>The commands that the guides and the help show: they run from the root of the repository, and give what stands there.</summary>
public sealed partial class GuideCommandTests : IDisposable
{
    private static readonly string Docs = Path.Combine(Repository.Root, "docs");

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string, string> Shown
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (var (page, command, shown) in Commands())
            {
                rows.Add(page, command, shown);
            }

            return rows;
        }
    }

    public static TheoryData<string> HelpWithExampleFiles => [.. Examples()];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Shown))]
    public void A_command_of_a_guide_writes_the_rows_that_follow_it(string page, string command, string rows)
    {
        var answer = EcomRunner.Run(ArgumentsOf(command));

        Assert.True(answer.ExitCode == 0, $"{page}: {answer.Error}");
        Assert.Equal(rows, answer.Output);
    }

    [Theory]
    [MemberData(nameof(HelpWithExampleFiles))]
    public void An_example_of_the_help_runs(string example)
    {
        var answer = EcomRunner.Run(ArgumentsOf(example));

        Assert.True(answer.ExitCode == 0, answer.Error);
        Assert.NotEmpty(Directory.GetFiles(_folder.PathOf(".")));
    }

    [Theory]
    [InlineData("inventory.md", "stock.csv", "demand.csv", "items.csv")]
    [InlineData("sourcing.md", "order-lines.csv", "warehouse-stock.csv", "shipping-costs.csv")]
    public void A_guide_shows_its_example_files_as_they_are(string page, params string[] files)
    {
        var text = File.ReadAllText(Path.Combine(Docs, page)).ReplaceLineEndings("\n");

        Assert.All(files, file => Assert.Contains(
            $"```csv\n{File.ReadAllText(Path.Combine(Docs, "examples", file)).ReplaceLineEndings("\n")}```\n", text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("allocate")]
    [InlineData("safety-stock")]
    [InlineData("source")]
    public void A_command_of_inventory_has_both_an_example_in_a_guide_and_one_in_the_help(string command)
    {
        Assert.Contains(ExampleOf(command), Examples());
        Assert.Contains(Commands(), shown => shown.Command.StartsWith($"ecom {command} ", StringComparison.Ordinal));
    }

    private static IEnumerable<(string Page, string Command, string Rows)> Commands() =>
        from page in Directory.GetFiles(Docs, "*.md").Order(StringComparer.Ordinal)
        from match in CommandAndRows().Matches(File.ReadAllText(page).ReplaceLineEndings("\n"))
        select (Path.GetFileName(page), match.Groups["command"].Value, match.Groups["rows"].Value);

    private static IEnumerable<string> Examples() =>
        EcomCommand.Create().Subcommands.Select(command => ExampleOf(command.Name)).Where(example => example.Contains("docs/examples/", StringComparison.Ordinal));

    private static string ExampleOf(string command)
    {
        var help = EcomRunner.Run(command, "--help").Output;
        var at = help.IndexOf($"  ecom {command} ", StringComparison.Ordinal);
        return at < 0 ? string.Empty : help[at..help.IndexOf('\n', at)].Trim();
    }

    /// <summary>The words after <c>ecom</c>, with inputs in the repository and outputs in a folder of this test.</summary>
    private string[] ArgumentsOf(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = words[i].StartsWith("docs/", StringComparison.Ordinal) ? Path.Combine(Repository.Root, words[i])
                : i > 0 && words[i - 1] == "--output" && words[i] != "-" ? _folder.PathOf(words[i])
                : words[i];
        }

        return words;
    }

    [GeneratedRegex("^```console\\n(?<command>ecom .*)\\n```\\n\\n```csv\\n(?<rows>[^`]*)```", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex CommandAndRows();
}
