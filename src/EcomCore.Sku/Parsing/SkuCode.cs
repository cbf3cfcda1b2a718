using System.ComponentModel;
using System.Globalization;
using System.Text.Json.Serialization;

namespace EcomCore.Sku;

/// <summary>A code of a schema, taken apart. Equal when schema and text are equal; a small value without memory of its own.</summary>
/// <remarks>
/// Made by <see cref="SkuSchema.TryParse(ReadOnlySpan{char}, out SkuCode)"/> and its kin. The default value is no code: it has no schema, its text is
/// empty, and asking it for a segment fails.
/// </remarks>
[TypeConverter(typeof(SkuCodeTypeConverter))]
[JsonConverter(typeof(SkuCodeJsonConverter))]
public readonly struct SkuCode : IEquatable<SkuCode>
{
    private readonly SkuSchema? _schema;
    private readonly string? _text;
    private readonly PackedValues _values;

    internal SkuCode(SkuSchema schema, string? text, in PackedValues values)
    {
        _schema = schema;
        _text = text;
        _values = values;
    }

    /// <summary>Gets a value indicating whether this is the default value, which is no code.</summary>
    public bool IsDefault => _schema is null;

    /// <summary>Gets the schema of the code.</summary>
    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    public SkuSchema Schema => _schema ?? throw new InvalidOperationException("The default SkuCode has no schema.");

    /// <summary>Gets the text of a segment, such as <c>TB</c> of <c>platform</c>.</summary>
    /// <param name="segment">Name of the segment.</param>
    /// <exception cref="ArgumentException">The schema has no segment of that name.</exception>
    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    public string this[string segment] => this[Schema.IndexOf(segment)];

    /// <summary>Gets the text of a segment.</summary>
    /// <param name="index">Index of the segment in its schema, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is not that of a segment.</exception>
    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    public string this[int index]
    {
        get
        {
            Guard.Between(index, 0, Schema.Segments.Count - 1);
            return Schema.Parser.TextOf(this, index);
        }
    }

    internal string? Text => _text;

    internal PackedValues Values => _values;

    /// <summary>Tells whether two codes have the same schema and text.</summary>
    /// <param name="left">One code.</param>
    /// <param name="right">Another code.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(SkuCode left, SkuCode right) => left.Equals(right);

    /// <summary>Tells whether two codes differ in schema or text.</summary>
    /// <param name="left">One code.</param>
    /// <param name="right">Another code.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(SkuCode left, SkuCode right) => !left.Equals(right);

    /// <summary>Gets what a choice stands for, such as <c>Taobao</c>.</summary>
    /// <param name="segment">Name of a <see cref="ChoiceSegment"/>.</param>
    /// <returns>The meaning; may be empty.</returns>
    /// <exception cref="ArgumentException">The schema has no choice of that name.</exception>
    public string Meaning(string segment)
    {
        var index = IndexOf<ChoiceSegment>(segment, "choice", out var choice);
        return choice.Values[(int)Schema.Parser.ValueOf(this, index)].Meaning;
    }

    /// <summary>Gets a month, with its century from the segment's pivot.</summary>
    /// <param name="segment">Name of a <see cref="YearMonthSegment"/>.</param>
    /// <returns>The month in the ISO calendar.</returns>
    /// <exception cref="ArgumentException">The schema has no year-month of that name.</exception>
    public NodaTime.YearMonth YearMonth(string segment)
    {
        var index = IndexOf<YearMonthSegment>(segment, "year-month", out var month);
        return month.ToYearMonth(Schema.Parser.ValueOf(this, index));
    }

    /// <summary>Gets a number or the serial as a number.</summary>
    /// <param name="segment">Name of a <see cref="NumberSegment"/> or a <see cref="SerialSegment"/>.</param>
    /// <returns>The number; 0 or more.</returns>
    /// <exception cref="ArgumentException">The schema has no number or serial of that name.</exception>
    public long Number(string segment)
    {
        var index = Schema.IndexOf(segment);
        return Schema.Segments[index] switch
        {
            NumberSegment number => (long)Schema.Parser.ValueOf(this, index) + number.Min,
            SerialSegment => (long)Schema.Parser.ValueOf(this, index),
            var other => throw WrongKind(segment, "number or serial", other),
        };
    }

    /// <summary>Writes the text of the code without allocating.</summary>
    /// <param name="destination">Receives the text.</param>
    /// <param name="charsWritten">Number of characters written; 0 when the answer is false.</param>
    /// <returns>False when <paramref name="destination"/> is too short. <see cref="SkuSchema.MaxLength"/> characters are always enough.</returns>
    public bool TryFormat(Span<char> destination, out int charsWritten)
    {
        charsWritten = 0;
        return _schema is null || _schema.Parser.TryWrite(this, destination, out charsWritten);
    }

    /// <summary>Returns the text of the code, which parses to the same code; empty for the default value.</summary>
    /// <returns>The canonical text.</returns>
    public override string ToString() => _schema is null ? string.Empty : _schema.Parser.Write(this);

    /// <inheritdoc/>
    public bool Equals(SkuCode other) =>
        _values.Equals(other._values) && string.Equals(_text, other._text, StringComparison.Ordinal)
        && (_schema is null ? other._schema is null : _schema.IsSameAs(other._schema));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SkuCode other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_values, _text);

    private static ArgumentException WrongKind(string segment, string expected, SkuSegment found) =>
        new(string.Format(CultureInfo.InvariantCulture, "Expected the name of a {0} segment; '{1}' is a {2}.", expected, segment, found.Kind), nameof(segment));

    private int IndexOf<T>(string segment, string expected, out T found)
        where T : SkuSegment
    {
        var index = Schema.IndexOf(segment);
        found = Schema.Segments[index] as T ?? throw WrongKind(segment, expected, Schema.Segments[index]);
        return index;
    }
}
