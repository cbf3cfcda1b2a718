using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcomCore.Sku;

/// <summary>Writes codes as JSON texts, also as keys of dictionaries, and reads them by a schema.</summary>
/// <remarks>
/// A text does not say which schema it is of, so reading needs a converter with a schema: <c>options.Converters.Add(new SkuCodeJsonConverter(schema))</c>. For an
/// attribute on a property, derive a class whose constructor passes the schema. A JSON null is read as the default value, which is written as null.
/// </remarks>
public class SkuCodeJsonConverter : JsonConverter<SkuCode>
{
    private readonly SkuSchema? _schema;

    /// <summary>Creates a converter that only writes; it is the one that <see cref="SkuCode"/> has by itself.</summary>
    public SkuCodeJsonConverter()
    {
    }

    /// <summary>Creates a converter.</summary>
    /// <param name="schema">The schema of the codes that are read.</param>
    /// <exception cref="ArgumentNullException"><paramref name="schema"/> is null.</exception>
    public SkuCodeJsonConverter(SkuSchema schema)
    {
        Guard.NotNull(schema);
        _schema = schema;
    }

    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <summary>Reads a code.</summary>
    /// <param name="reader">Stands on a text or null.</param>
    /// <param name="typeToConvert">Not used.</param>
    /// <param name="options">Not used.</param>
    /// <returns>The code; the default value for null.</returns>
    /// <exception cref="JsonException">The value is not a code of the schema; the message lists what is wrong. Or the converter has no schema.</exception>
    public override SkuCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => default,
        JsonTokenType.String => Parse(reader.GetString()),
        var other => throw new JsonException($"Expected a code as a text; found {other}."),
    };

    /// <summary>Writes a code as a text, and the default value as null.</summary>
    /// <param name="writer">Receives the value.</param>
    /// <param name="value">The code.</param>
    /// <param name="options">Not used.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    public override void Write(Utf8JsonWriter writer, SkuCode value, JsonSerializerOptions options)
    {
        Guard.NotNull(writer);
        if (value.IsDefault)
        {
            writer.WriteNullValue();
            return;
        }

        Span<char> text = stackalloc char[SkuLimits.MaxCodeLength];
        value.TryFormat(text, out var length);
        writer.WriteStringValue(text.Slice(0, length));
    }

    /// <summary>Reads a code that is a key.</summary>
    /// <param name="reader">Stands on the name of a property.</param>
    /// <param name="typeToConvert">Not used.</param>
    /// <param name="options">Not used.</param>
    /// <returns>The code.</returns>
    /// <exception cref="JsonException">The name is not a code of the schema, or the converter has no schema.</exception>
    public override SkuCode ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString());

    /// <summary>Writes a code as a key.</summary>
    /// <param name="writer">Receives the name of a property.</param>
    /// <param name="value">The code; the default value is written as an empty name.</param>
    /// <param name="options">Not used.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, SkuCode value, JsonSerializerOptions options)
    {
        Guard.NotNull(writer);
        writer.WritePropertyName(value.ToString());
    }

    private SkuCode Parse(string? text)
    {
        if (_schema is null)
        {
            throw new JsonException("A code cannot be read without its schema: add new SkuCodeJsonConverter(schema) to the converters of the options.");
        }

        return _schema.TryParse(text, out var code) ? code : throw new JsonException(_schema.Validate(text).ToString());
    }
}
