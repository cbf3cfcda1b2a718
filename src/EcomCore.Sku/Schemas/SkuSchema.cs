using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text.Json.Serialization;

namespace EcomCore.Sku;

/// <summary>How a company writes its product codes: segments in order, with a separator between them or none.</summary>
/// <remarks>
/// Immutable and safe to share between threads. A schema is refused when it is built if some text could be read in two ways, so every text is at
/// most one code. Codes are printable ASCII of at most 256 characters. Made by <see cref="Named"/> or <see cref="FromJson"/>.
/// </remarks>
[TypeConverter(typeof(SkuSchemaTypeConverter))]
[JsonConverter(typeof(SkuSchemaJsonConverter))]
public sealed class SkuSchema
{
    private readonly SkuSegment[] _segments;
    private readonly SkuInspector _inspector;
    private readonly SkuComposer _composer;
    private readonly Lazy<string> _json;

    internal SkuSchema(string name, string separator, SkuSegment[] segments, CodeLayout layout)
    {
        Name = name;
        Separator = separator;
        _segments = segments;
        Segments = Array.AsReadOnly(segments);
        var separators = separator.Length * (segments.Length - 1);
        MinLength = segments.Sum(segment => segment.MinLength) + separators;
        MaxLength = segments.Sum(segment => segment.MaxLength) + separators;
        Capacity = segments.Aggregate(BigInteger.One, (product, segment) => product * segment.Capacity);
        Parser = new SkuParser(this, segments, layout);
        _inspector = new SkuInspector(this, segments);
        _composer = new SkuComposer(this, segments);
        _json = new Lazy<string>(() => SchemaJson.Write(this));
    }

    /// <summary>Gets platform, category, size and month of launch, as in <c>TB-01-M-2504</c>. Such codes are not unique per product: use them for labels.</summary>
    public static SkuSchema FourLayer { get; } = ReadySchemas.FourLayer();

    /// <summary>Gets the four layers, a serial of four base-32 characters and a MOD 37,36 check character, as in <c>TB-01-M-2504-0001-Y</c>.</summary>
    public static SkuSchema FourLayerSerial { get; } = ReadySchemas.FourLayerSerial();

    /// <summary>Gets the company's own code, without platform: category, size, month of launch, serial and check, as in <c>01-M-2504-0001-S</c>.</summary>
    public static SkuSchema MasterSku { get; } = ReadySchemas.MasterSku();

    /// <summary>Gets the name, such as <c>four-layer</c>.</summary>
    public string Name { get; }

    /// <summary>Gets what stands between segments; may be empty.</summary>
    public string Separator { get; }

    /// <summary>Gets the segments, in order.</summary>
    public IReadOnlyList<SkuSegment> Segments { get; }

    /// <summary>Gets the number of different codes: the product of the segments' capacities.</summary>
    public BigInteger Capacity { get; }

    /// <summary>Gets the length of the shortest code, in characters.</summary>
    public int MinLength { get; }

    /// <summary>Gets the length of the longest code, in characters; at most 256.</summary>
    public int MaxLength { get; }

    internal SkuParser Parser { get; }

    /// <summary>Whether another schema, perhaps read again from JSON, says the same.</summary>
    internal bool IsSameAs(SkuSchema? other) =>
        ReferenceEquals(this, other) || (other is not null && MaxLength == other.MaxLength && string.Equals(ToJson(), other.ToJson(), StringComparison.Ordinal));

    /// <summary>Starts a schema.</summary>
    /// <param name="name">1 to 100 characters.</param>
    /// <returns>A builder without segments, whose separator is a hyphen.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or empty.</exception>
    public static SkuSchemaBuilder Named(string name) => new(name);

    /// <summary>Reads a schema from JSON, strictly: unknown properties are faults.</summary>
    /// <param name="json">An object with <c>name</c>, <c>separator</c> and <c>segments</c>, as the guide describes.</param>
    /// <returns>The schema.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="SkuSchemaException">The text is not a valid schema; the exception lists every fault.</exception>
    public static SkuSchema FromJson(string json) =>
        TryFromJson(json, out var schema, out var faults) ? schema : throw new SkuSchemaException(faults);

    /// <summary>Reads a schema from JSON, strictly: unknown properties are faults.</summary>
    /// <param name="json">An object with <c>name</c>, <c>separator</c> and <c>segments</c>, as the guide describes.</param>
    /// <param name="schema">The schema, or null.</param>
    /// <param name="faults">Every fault, in the order of the text; empty when there is a schema.</param>
    /// <returns>Whether the text is a valid schema.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static bool TryFromJson(string json, [NotNullWhen(true)] out SkuSchema? schema, out IReadOnlyList<SkuSchemaFault> faults)
    {
        Guard.NotNull(json);
        schema = SchemaJson.Read(json, out faults);
        return schema is not null;
    }

    /// <summary>Writes the schema as JSON that <see cref="FromJson"/> reads back.</summary>
    /// <returns>Indented JSON.</returns>
    public string ToJson() => _json.Value;

    /// <summary>Takes a code apart, without allocating.</summary>
    /// <param name="text">Any text; only the exact spelling is a code (see <see cref="TryCanonicalize"/>).</param>
    /// <param name="code">The code; the default value when the answer is false.</param>
    /// <returns>Whether the text is a code of this schema.</returns>
    /// <remarks>
    /// Linear in the length of the text for schemas whose segments have fixed lengths or a separator that occurs in none of them; texts longer than
    /// <see cref="MaxLength"/> are refused at once. A schema whose free texts need more than 256 bits (about 42 letters and digits) copies the text.
    /// </remarks>
    public bool TryParse(ReadOnlySpan<char> text, out SkuCode code) => Parser.TryParse(text, null, out code);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out SkuCode)"/>
    public bool TryParse(string? text, out SkuCode code) => Parser.TryParse(text.AsSpan(), text, out code);

    /// <summary>Takes a code apart from UTF-8 bytes, without allocating.</summary>
    /// <param name="utf8">Any bytes.</param>
    /// <param name="code">The code; the default value when the answer is false.</param>
    /// <returns>Whether the bytes are a code of this schema.</returns>
    /// <remarks>As for characters.</remarks>
    public bool TryParse(ReadOnlySpan<byte> utf8, out SkuCode code)
    {
        code = default;
        if (utf8.Length > MaxLength)
        {
            return false;
        }

        // Every code is ASCII, so each byte is a character; bytes of longer sequences are above 127 and fit no segment.
        Span<char> text = stackalloc char[utf8.Length];
        for (var i = 0; i < utf8.Length; i++)
        {
            text[i] = (char)utf8[i];
        }

        return Parser.TryParse(text, null, out code);
    }

    /// <summary>Takes a code apart.</summary>
    /// <param name="text">A code of this schema.</param>
    /// <returns>The code.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException">The text is not a code of this schema; the message lists what is wrong.</exception>
    public SkuCode Parse(string text)
    {
        Guard.NotNull(text);
        return TryParse(text, out var code) ? code : throw new FormatException(Validate(text).ToString());
    }

    /// <summary>Says everything that is wrong with a text.</summary>
    /// <param name="text">Any text; null counts as empty.</param>
    /// <returns>The findings, the code when there is none, and the canonical spelling when there is only one.</returns>
    /// <remarks>Never fails. Of texts much longer than a code (over 1,024 characters) only that is said.</remarks>
    public SkuReport Validate(string? text)
    {
        text ??= string.Empty;
        return TryParse(text, out var code) ? new SkuReport(text, code) : _inspector.Inspect(text);
    }

    /// <summary>Finds the one code that a text can only mean, such as <c>TB-01-M-2504</c> for <c> tb-1-m-2504</c>.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="canonical">The code as text, the same instance when <paramref name="text"/> is a code already; null when there is no such code.</param>
    /// <returns>Whether there is such a code.</returns>
    /// <remarks>See <see cref="SkuReport.Canonical"/> for what is put right. The answer is its own canonical spelling.</remarks>
    public bool TryCanonicalize(string? text, [NotNullWhen(true)] out string? canonical)
    {
        canonical = TryParse(text, out _) ? text : Validate(text).Canonical;
        return canonical is not null;
    }

    /// <summary>Makes a code from values; literals and check characters are filled in, the serial too when it is missing.</summary>
    /// <param name="values">Values by name of segment; names that the schema does not know are left alone, so that a whole row can be given.</param>
    /// <param name="serials">Gives the serial when it is missing; null when serials are among the values. Nothing is taken from it when another value is wrong.</param>
    /// <returns>The code, or the findings; <see cref="SkuFinding.Position"/> counts within the value.</returns>
    /// <remarks>Numbers and serials may lack leading zeros, and a month may be given as <c>2025-04</c>. A literal or a check that is given must be right; a check over a
    /// serial that is still to be taken is refused.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    public SkuReport Compose(IReadOnlyDictionary<string, string> values, ISerialCounter? serials = null)
    {
        Guard.NotNull(values);
        var inOrder = new string?[_segments.Length];
        for (var i = 0; i < inOrder.Length; i++)
        {
            inOrder[i] = values.TryGetValue(_segments[i].Name, out var value) ? value : null;
        }

        return _composer.Compose(inOrder, serials);
    }

    /// <summary>Makes a code from values in the order of the segments.</summary>
    /// <param name="values">One value per segment; null or empty where there is none.</param>
    /// <param name="serials">Gives the serial when it is missing; null when serials are among the values.</param>
    /// <returns>As for values by name.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    /// <exception cref="ArgumentException">There are not as many values as segments.</exception>
    public SkuReport Compose(IReadOnlyList<string?> values, ISerialCounter? serials = null)
    {
        Guard.NotNull(values);
        if (values.Count != _segments.Length)
        {
            throw new ArgumentException(Spelling.Format("Expected {0} values, one per segment; found {1}.", _segments.Length, values.Count), nameof(values));
        }

        return _composer.Compose(values, serials);
    }

    /// <summary>Makes the codes of every product and combination of attributes of a matrix.</summary>
    /// <param name="matrix">Which values to combine.</param>
    /// <param name="serials">Gives the serials, in one take; needed when the schema has a serial that the matrix does not set.</param>
    /// <returns>All codes, distinct, in the matrix's order; or, when fewer are possible than asked for, none and how many would be.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="matrix"/> is null.</exception>
    /// <exception cref="ArgumentException">The matrix lacks a segment, names one that the schema lacks, or a value does not fit.</exception>
    public SkuBatch Generate(SkuMatrix matrix, ISerialCounter? serials = null)
    {
        Guard.NotNull(matrix);
        return SkuGenerator.Generate(this, matrix, serials);
    }

    /// <summary>Gives the same schema with other values of a choice, to put the own categories into a ready schema.</summary>
    /// <param name="segment">Name of a <see cref="ChoiceSegment"/>.</param>
    /// <param name="values">The new codes and meanings.</param>
    /// <returns>A new schema of the same name.</returns>
    /// <exception cref="ArgumentException">The schema has no choice of that name, or the values are not as <see cref="ChoiceSegment"/> describes.</exception>
    /// <exception cref="SkuSchemaException">With these values the schema is not valid.</exception>
    public SkuSchema WithChoices(string segment, params SkuChoice[] values)
    {
        var index = IndexOf(segment);
        if (_segments[index] is not ChoiceSegment)
        {
            throw new ArgumentException($"Expected the name of a choice segment; '{segment}' is a {_segments[index].Kind}.", nameof(segment));
        }

        var segments = (SkuSegment[])_segments.Clone();
        segments[index] = new ChoiceSegment(segment, values);
        return SchemaRules.Build(Name, Separator, segments);
    }

    /// <summary>Finds the index of a segment.</summary>
    /// <param name="segment">Its name; compared ordinally.</param>
    /// <returns>Index from 0.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="segment"/> is null.</exception>
    /// <exception cref="ArgumentException">The schema has no segment of that name.</exception>
    public int IndexOf(string segment)
    {
        Guard.NotNull(segment);
        for (var i = 0; i < _segments.Length; i++)
        {
            if (string.Equals(_segments[i].Name, segment, StringComparison.Ordinal))
            {
                return i;
            }
        }

        throw new ArgumentException(
            $"Expected one of {string.Join(", ", _segments.Select(known => known.Name))}; found '{segment}'.", nameof(segment));
    }

    /// <summary>Returns <see cref="Name"/>.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
