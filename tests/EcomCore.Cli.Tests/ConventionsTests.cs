using System.CommandLine;
using EcomCore.Cli.Commands;
using EcomCore.Cli.Tables;

namespace EcomCore.Cli.Tests;

public sealed class ConventionsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Commands => [.. Leaves(EcomCommand.Create(), string.Empty)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_shows_an_example_that_starts_with_the_command(string command)
    {
        var answer = EcomRunner.Run([.. command.Split(' '), "--help"]);

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains($"  ecom {command} ", answer.Output[answer.Output.IndexOf("Example:", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_wrong_option_is_named_and_ends_with_2(string command)
    {
        var answer = EcomRunner.Run([.. command.Split(' '), "--colour", "red"]);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("--colour", answer.Error, StringComparison.Ordinal);
        Assert.Empty(answer.Output);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_value_that_an_option_cannot_read_is_told_in_words_and_not_in_types(string command)
    {
        var path = command.Split(' ');
        var options = path.Aggregate((Command)EcomCommand.Create(), (parent, name) => parent.Subcommands.Single(child => child.Name == name)).Options;
        foreach (var option in options.Where(option => option.ValueType != typeof(string) && option.ValueType != typeof(string[]) && option.ValueType != typeof(bool)))
        {
            foreach (var value in (string[])["x", new string('9', 400), "NaN", "2025-13-01"])
            {
                var answer = EcomRunner.Run([.. path, option.Name, value]);

                Assert.Equal(2, answer.ExitCode);
                Assert.Contains(answer.ErrorLines, line => line.StartsWith($"{option.Name}: ", StringComparison.Ordinal) && line.Contains("expected", StringComparison.Ordinal));
                Assert.DoesNotContain("System.", answer.Error, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void The_version_is_shown()
    {
        var answer = EcomRunner.Run("--version");

        Assert.Equal(0, answer.ExitCode);
        Assert.Matches("^[0-9]+\\.[0-9]+\\.[0-9]+", answer.Output);
    }

    [Fact]
    public void No_command_is_a_wrong_command_line() => Assert.Equal(2, EcomRunner.Run().ExitCode);

    [Fact]
    public void A_file_appears_complete_or_not_at_all()
    {
        var path = _folder.Write("rows.csv", "old");
        using (var sink = new FileSink(path))
        {
            sink.Header(["a"]);
            sink.Row(["1"]);
            Assert.Equal("old", File.ReadAllText(path));
        }

        Assert.Equal("old", File.ReadAllText(path));
        using (var sink = new FileSink(path))
        {
            sink.Header(["a"]);
            sink.Row(["1"]);
            sink.Commit();
        }

        Assert.Equal("a\n1\n", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Root));
    }

    [Fact]
    public void Rows_appear_after_the_files_that_belong_to_them_and_not_without_them()
    {
        var (rowsPath, otherPath) = (_folder.Write("rows.csv", "old\n"), _folder.Write("other.json", "old\n"));
        using (var rows = new ResultTable(new FileSink(rowsPath), spreadsheetSafe: false, "a"))
        using (var other = WholeFile.Prepare(otherPath, "new\n"))
        {
            rows.Add(1);
            File.Delete(Directory.GetFiles(_folder.Root, "other.json.*.tmp").Single());
            Assert.Throws<FileNotFoundException>(() => rows.Commit(other));
        }

        Assert.Equal("old\n", File.ReadAllText(rowsPath));
        Assert.Equal("old\n", File.ReadAllText(otherPath));
        Assert.Empty(Directory.GetFiles(_folder.Root, "*.tmp"));
        using (var rows = new ResultTable(new FileSink(rowsPath), spreadsheetSafe: false, "a"))
        using (var other = WholeFile.Prepare(otherPath, "new\n"))
        {
            rows.Add(1);
            rows.Commit(null, other);
        }

        Assert.Equal(("a\n1\n", "new\n"), (File.ReadAllText(rowsPath), File.ReadAllText(otherPath)));
    }

    [Fact]
    public void Of_a_link_the_target_is_replaced()
    {
        if (OperatingSystem.IsWindows())
        {
            // Links need a right there that tests need not have.
            return;
        }

        var target = _folder.Write("target.csv", "old");
        var link = Path.Combine(_folder.Root, "link.csv");
        File.CreateSymbolicLink(link, target);

        WholeFile.Write(link, "new");

        Assert.Equal("new", File.ReadAllText(target));
        Assert.Equal(target, new FileInfo(link).LinkTarget);
    }

    [Theory]
    [InlineData("/dev/null", "/dev/null")]
    [InlineData("{0}/folder/null", "/dev/null")]
    [InlineData("{0}/second", "/dev/null")]
    [InlineData("{0}/relative", "/dev/null")]
    [InlineData("{0}/folder/../new.csv", "{0}/new.csv")]
    [InlineData("{0}/here/new.csv", "{0}/new.csv")]
    public void Links_are_followed_wherever_they_stand_in_a_path(string path, string real)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var root = RealPath.Of(_folder.Root);
        File.CreateSymbolicLink($"{root}/first", "/dev/null");
        File.CreateSymbolicLink($"{root}/second", "first");
        File.CreateSymbolicLink($"{root}/relative", string.Concat(Enumerable.Repeat("../", root.Count(c => c == '/'))) + "dev/null");
        Directory.CreateSymbolicLink($"{root}/folder", "/dev");
        Directory.CreateSymbolicLink($"{root}/here", ".");

        Assert.Equal(real.Replace("{0}", root, StringComparison.Ordinal), RealPath.Of(path.Replace("{0}", root, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_circle_of_links_is_an_error()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.CreateSymbolicLink(_folder.PathOf("a"), "b");
        File.CreateSymbolicLink(_folder.PathOf("b"), "a");

        Assert.Throws<IOException>(() => RealPath.Of(_folder.PathOf("a")));
    }

    [Theory]
    [InlineData(0, 200)]
    [InlineData(200, 0)]
    [InlineData(0, 0)]
    public async Task A_pipe_is_written_to_and_stays_one_whoever_comes_first(int readerWaits, int writerWaits)
    {
        if (!File.Exists("/usr/bin/mkfifo"))
        {
            return;
        }

        var pipe = _folder.PathOf("pipe");
        using (var made = System.Diagnostics.Process.Start("/usr/bin/mkfifo", [pipe]))
        {
            await made.WaitForExitAsync();
        }

        var read = Task.Run(async () =>
        {
            await Task.Delay(readerWaits);
            return File.ReadAllText(pipe);
        });
        var write = Task.Run(async () =>
        {
            await Task.Delay(writerWaits);
            WholeFile.Write(pipe, "through");
        });

        Assert.Equal("through", await read);
        await write;
        Assert.Equal([pipe], Directory.GetFiles(_folder.Root));
    }

    [Fact]
    public void A_device_is_written_to_and_stays_one()
    {
        if (!Directory.Exists("/dev/fd"))
        {
            return;
        }

        // A name below /dev that is this process's own: were it replaced by a file instead of written to, nothing of the machine would be lost.
        var target = _folder.Write("target.csv", string.Empty);
        using var open = new FileStream(target, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);

        WholeFile.Write($"/dev/fd/{open.SafeFileHandle.DangerousGetHandle()}", "written");

        Assert.Equal("written", File.ReadAllText(target));
        Assert.Equal([target], Directory.GetFiles(_folder.Root));
    }

    [Fact]
    public void A_file_is_not_read_and_written_in_one_command()
    {
        var orders = _folder.Write("orders.csv", "customer_id,date,amount\nc1,2025-01-01,10\n");

        var answer = EcomRunner.Run("rfm", "--orders", orders, "--as-of", "2025-02-01", "--output", orders, "--picture", Path.Combine(_folder.Root, ".", "orders.csv"));

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("--output: '", answer.Error, StringComparison.Ordinal);
        Assert.Contains("is the file of --orders too", answer.Error, StringComparison.Ordinal);
        Assert.StartsWith("customer_id", File.ReadAllText(orders), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_no_place_for_rows()
    {
        var orders = _folder.Write("orders.csv", "customer_id,date,amount\nc1,2025-01-01,10\n");

        var answer = EcomRunner.Run("rfm", "--orders", orders, "--as-of", "2025-02-01", "--output", _folder.Root);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("is a folder; expected a file", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    public void Cells_are_quoted_as_rfc_4180_says(string cell, string expected)
    {
        using var writer = new StringWriter();
        CsvText.WriteRow(writer, [cell, "x"]);

        Assert.Equal(expected + ",x\n", writer.ToString());
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    public void The_spreadsheet_guard_protects_formulas(string text) => Assert.Equal("'" + text, SpreadsheetGuard.Protect(text));

    [Fact]
    public void Numbers_are_not_protected_but_texts_are()
    {
        using var output = new StringWriter();
        using var table = new ResultTable(new StreamSink(output), spreadsheetSafe: true, "text", "number");
        table.Add("-5", -5L);
        table.Commit();

        Assert.Equal("text,number\n'-5,-5\n", output.ToString());
    }

    private static IEnumerable<string> Leaves(Command command, string path)
    {
        if (command.Subcommands.Count == 0 && path.Length > 0)
        {
            return [path];
        }

        return command.Subcommands.SelectMany(child => Leaves(child, path.Length == 0 ? child.Name : $"{path} {child.Name}"));
    }
}
