using EcomCore.SampleData;
using EcomCore.Tests;

namespace EcomCore.Cli.Tests;

public sealed class SampleStoreTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "sample-store");
    private static readonly IReadOnlyDictionary<string, byte[]> Generated = SampleFiles.Generate();

    [Theory]
    [InlineData("orders.csv")]
    [InlineData("posts.csv")]
    [InlineData("sku-schema.json")]
    [InlineData("stock.csv")]
    [InlineData("store.json")]
    public void The_generator_reproduces_the_committed_file_byte_for_byte(string name) =>
        Assert.True(File.ReadAllBytes(Path.Combine(Folder, name)).AsSpan().SequenceEqual(Generated[name]));

    [Fact]
    public void The_folder_has_what_the_generator_makes_and_a_readme() =>
        Assert.Equal(
            Generated.Keys.Append("README.md").Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));

    [Fact]
    public void The_folder_is_smaller_than_five_megabytes() =>
        Assert.InRange(Directory.EnumerateFiles(Folder).Sum(file => new FileInfo(file).Length), 1, 5_000_000);

    [Fact]
    public void Another_seed_makes_another_store_of_the_same_items()
    {
        var other = SampleFiles.Generate(seed: 1);

        Assert.Equal(Generated["store.json"], other["store.json"]);
        Assert.NotEqual(Generated["orders.csv"], other["orders.csv"]);
    }

    [Fact]
    public void Lines_end_with_a_line_feed_alone() =>
        Assert.All(Generated.Values, bytes => Assert.DoesNotContain((byte)'\r', bytes));
}
