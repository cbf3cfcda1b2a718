using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using EcomCore.Sku;
using NodaTime;

namespace EcomCore.Benchmarks;

/// <summary>Taking codes such as TB-01-M-2504 apart, beside what a user would write: a regular expression, or a split with dictionaries.</summary>
[MemoryDiagnoser]
public partial class SkuParsingBenchmarks
{
    private const int Codes = 1024;

    private static readonly FrozenDictionary<string, string> Platforms =
        new Dictionary<string, string> { ["TB"] = "Taobao", ["DD"] = "Pinduoduo" }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Categories =
        new Dictionary<string, string> { ["01"] = "apparel", ["02"] = "electronics" }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Sizes =
        new Dictionary<string, string> { ["S"] = "small", ["M"] = "medium", ["L"] = "large" }.ToFrozenDictionary();

    private readonly SkuSchema _fourLayer = SkuSchema.FourLayer;
    private readonly SkuSchema _withSerial = Layers("serial").Serial("serial", 4, SerialBase.Base32).Build();
    private readonly SkuSchema _withCheck =
        Layers("check").Serial("serial", 4, SerialBase.Base32).Check("check", CheckScheme.Mod37Hybrid36).Build();

    private string[] _codes = [];
    private byte[][] _bytes = [];
    private string[] _serials = [];
    private string[] _checked = [];
    private int _next;

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        var months = Enumerable.Range(0, 144).Select(month => new YearMonth(2015, 1).PlusMonths(month)).ToArray();
        var matrix = new SkuMatrix().With("platform", "TB", "DD").With("category", "01", "02").With("size", "S", "M", "L").With("launched", months);
        _codes = [.. _fourLayer.Generate(matrix).Select(code => code.ToString()).OrderBy(_ => random.Next()).Take(Codes)];
        _bytes = [.. _codes.Select(System.Text.Encoding.UTF8.GetBytes)];
        _checked = [.. _withCheck.Generate(matrix, new InMemorySerialCounter()).Select(code => code.ToString()).OrderBy(_ => random.Next()).Take(Codes)];
        _serials = [.. _checked.Select(code => code[..^2])];
    }

    /// <summary>The usual first choice: a source-generated regular expression with named groups.</summary>
    [Benchmark(Baseline = true)]
    public int RegularExpression()
    {
        var match = Pattern().Match(Next(_codes));
        return match.Success && Platforms.TryGetValue(match.Groups["platform"].Value, out _) && Categories.TryGetValue(match.Groups["category"].Value, out _)
            ? Month(match.Groups["launched"].Value) + match.Groups["size"].Length
            : 0;
    }

    /// <summary>Split, then a dictionary per layer.</summary>
    [Benchmark]
    public int StringSplit()
    {
        var parts = Next(_codes).Split('-');
        return parts.Length == 4 && Platforms.TryGetValue(parts[0], out _) && Categories.TryGetValue(parts[1], out _) && Sizes.TryGetValue(parts[2], out _)
            ? Month(parts[3])
            : 0;
    }

    /// <summary>The careful version: spans, and dictionaries that are asked with spans.</summary>
    [Benchmark]
    public int SpanSplit()
    {
        var code = Next(_codes).AsSpan();
        Span<Range> parts = stackalloc Range[5];
        return code.Split(parts, '-') == 4
            && Platforms.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code[parts[0]], out _)
            && Categories.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code[parts[1]], out _)
            && Sizes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code[parts[2]], out _)
            ? Month(code[parts[3]])
            : 0;
    }

    [Benchmark]
    public bool Schema() => _fourLayer.TryParse(Next(_codes), out _);

    [Benchmark]
    public bool SchemaFromUtf8() => _fourLayer.TryParse(_bytes[_next++ % Codes], out _);

    [Benchmark]
    public bool SchemaWithSerial() => _withSerial.TryParse(Next(_serials), out _);

    [Benchmark]
    public bool SchemaWithSerialAndCheck() => _withCheck.TryParse(Next(_checked), out _);

    private static SkuSchemaBuilder Layers(string name) => SkuSchema.Named(name)
        .Choice("platform", ("TB", "Taobao"), ("DD", "Pinduoduo"))
        .Choice("category", ("01", "apparel"), ("02", "electronics"))
        .Choice("size", ("S", "small"), ("M", "medium"), ("L", "large"))
        .YearMonth("launched");

    private static int Month(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number % 100 is >= 1 and <= 12 ? number : 0;

    [GeneratedRegex("^(?<platform>[A-Z]{2})-(?<category>[0-9]{2})-(?<size>S|M|L)-(?<launched>[0-9]{2}(0[1-9]|1[0-2]))$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    private string Next(string[] codes) => codes[_next++ % Codes];
}
