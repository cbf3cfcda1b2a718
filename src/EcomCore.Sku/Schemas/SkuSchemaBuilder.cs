namespace EcomCore.Sku;

/// <summary>Builds a <see cref="SkuSchema"/> segment by segment. Not safe to share between threads.</summary>
public sealed class SkuSchemaBuilder
{
    private readonly string _name;
    private readonly List<SkuSegment> _segments = [];
    private string _separator = "-";

    internal SkuSchemaBuilder(string name)
    {
        Guard.NotEmpty(name);
        _name = name;
    }

    /// <summary>Sets what stands between segments; a hyphen when this is not called.</summary>
    /// <param name="separator">0 to 8 printable ASCII characters.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="separator"/> is null.</exception>
    public SkuSchemaBuilder Separator(string separator)
    {
        Guard.NotNull(separator);
        _separator = separator;
        return this;
    }

    /// <summary>Adds a segment of any kind.</summary>
    /// <param name="segment">The segment.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="segment"/> is null.</exception>
    public SkuSchemaBuilder Add(SkuSegment segment)
    {
        Guard.NotNull(segment);
        _segments.Add(segment);
        return this;
    }

    /// <summary>Adds a fixed text.</summary>
    /// <param name="text">1 to 32 printable ASCII characters.</param>
    /// <param name="name">Name of the segment; without one it is <c>literal</c> and its place from 1, such as <c>literal 3</c>.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">An argument is not as <see cref="LiteralSegment"/> describes.</exception>
    public SkuSchemaBuilder Literal(string text, string? name = null) =>
        Add(new LiteralSegment(name ?? Spelling.Format("literal {0}", _segments.Count + 1), text));

    /// <summary>Adds a choice.</summary>
    /// <param name="name">Name of the segment.</param>
    /// <param name="values">Codes and their meanings, such as <c>("TB", "Taobao")</c>.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">An argument is not as <see cref="ChoiceSegment"/> describes.</exception>
    public SkuSchemaBuilder Choice(string name, params (string Code, string Meaning)[] values)
    {
        Guard.NotNull(values);
        return Choice(name, [.. values.Select(value => new SkuChoice(value.Code, value.Meaning))]);
    }

    /// <summary>Adds a choice.</summary>
    /// <param name="name">Name of the segment.</param>
    /// <param name="values">Codes and their meanings.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">An argument is not as <see cref="ChoiceSegment"/> describes.</exception>
    public SkuSchemaBuilder Choice(string name, IReadOnlyList<SkuChoice> values)
    {
        Guard.NotNull(values);
        return Add(new ChoiceSegment(name, [.. values]));
    }

    /// <summary>Adds free characters.</summary>
    /// <param name="name">Name of the segment.</param>
    /// <param name="alphabet">Characters and ranges, such as <c>A-Z0-9</c>.</param>
    /// <param name="min">Fewest characters, inclusive.</param>
    /// <param name="max">Most characters, inclusive.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">An argument is not as <see cref="TextSegment"/> describes.</exception>
    public SkuSchemaBuilder Text(string name, string alphabet, int min, int max) => Add(new TextSegment(name, alphabet, min, max));

    /// <summary>Adds a number of any value that fits its width.</summary>
    /// <param name="name">Name of the segment.</param>
    /// <param name="width">Digits.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">An argument is not as <see cref="NumberSegment"/> describes.</exception>
    public SkuSchemaBuilder Number(string name, int width) => Add(new NumberSegment(name, width));

    /// <summary>Adds a number within a range.</summary>
    /// <param name="name">Name of the segment.</param>
    /// <param name="width">Digits.</param>
    /// <param name="min">Smallest number, inclusive.</param>
    /// <param name="max">Largest number, inclusive.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">An argument is not as <see cref="NumberSegment"/> describes.</exception>
    public SkuSchemaBuilder Number(string name, int width, long min, long max) => Add(new NumberSegment(name, width, min, max));

    /// <summary>Adds a year and month as <c>YYMM</c>.</summary>
    /// <param name="name">Name of the segment.</param>
    /// <param name="pivot">First two-digit year of the 1900s.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">An argument is not as <see cref="YearMonthSegment"/> describes.</exception>
    public SkuSchemaBuilder YearMonth(string name, int pivot = YearMonthSegment.DefaultPivot) => Add(new YearMonthSegment(name, pivot));

    /// <summary>Adds a running number.</summary>
    /// <param name="name">Name of the segment.</param>
    /// <param name="width">Characters.</param>
    /// <param name="base">The digits.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">An argument is not as <see cref="SerialSegment"/> describes.</exception>
    public SkuSchemaBuilder Serial(string name, int width, SerialBase @base = SerialBase.Base10) => Add(new SerialSegment(name, width, @base));

    /// <summary>Adds check characters over everything before them.</summary>
    /// <param name="name">Name of the segment.</param>
    /// <param name="scheme">How they are computed.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">An argument is not as <see cref="CheckSegment"/> describes.</exception>
    public SkuSchemaBuilder Check(string name, CheckScheme scheme) => Add(new CheckSegment(name, scheme));

    /// <summary>Builds the schema.</summary>
    /// <returns>The schema.</returns>
    /// <exception cref="SkuSchemaException">The segments do not make a schema: none, equal names, a text that could be read in two ways, a check over characters that its
    /// scheme does not know, codes of over 256 characters. Every fault is listed.</exception>
    public SkuSchema Build() => SchemaRules.Build(_name, _separator, [.. _segments]);
}
