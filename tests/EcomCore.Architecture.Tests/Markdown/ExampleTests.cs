namespace EcomCore.Architecture.Tests;

/// <summary>Every C# block of every page compiles, runs and prints what the page says.</summary>
[Collection("console")]
public sealed class ExampleTests
{
    public static TheoryData<string> Places => [.. Example.All().Select(example => example.Place)];

    [Theory]
    [MemberData(nameof(Places))]
    public void The_page_tells_the_truth(string place)
    {
        var example = Example.All().Single(found => found.Place == place);

        var (assembly, errors) = ExampleProgram.Compile(example.Code);

        Findings.None(errors);
        if (example.IsRun)
        {
            var output = ExampleProgram.Run(assembly);

            // The whole output, ready to be read or pasted; an equality assertion would show a few characters of it.
            Assert.True(example.Output is null || Trimmed(example.Output) == Trimmed(output), $"{place} prints{Environment.NewLine}{Trimmed(output)}");
        }
    }

    [Fact]
    public void A_block_that_prints_something_else_is_found_out()
    {
        var (assembly, errors) = ExampleProgram.Compile("await Task.Yield(); Console.WriteLine(new LocalDate(2025, 4, 1).DayOfWeek);");

        Findings.None(errors);
        Assert.Equal("Tuesday", Trimmed(ExampleProgram.Run(assembly)));
    }

    [Fact]
    public void A_block_that_does_not_compile_is_found_out() =>
        Assert.Contains(ExampleProgram.Compile("Console.WriteLine(new NoSuchType());").Errors, error => error.Contains("NoSuchType", StringComparison.Ordinal));

    private static string Trimmed(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).TrimEnd();
}
