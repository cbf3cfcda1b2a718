using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcomCore.Sku;

/// <summary>Reads and writes GTINs as JSON texts of 8, 12, 13 or 14 digits, also as keys of dictionaries; the default value as null.</summary>
/// <remarks>A JSON number is refused: it would have lost its leading zeros.</remarks>
public sealed class GtinJsonConverter : JsonConverter<Gtin>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <summary>Reads a GTIN.</summary>
    /// <param name="reader">Stands on a text or null.</param>
    /// <param name="typeToConvert">Not used.</param>
    /// <param name="options">Not used.</param>
    /// <returns>The number; the default value for null.</returns>
    /// <exception cref="JsonException">The value is not a GTIN; the message lists what is wrong.</exception>
    public override Gtin Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => default,
        JsonTokenType.String => Parse(reader.GetString()),
        var other => throw new JsonException($"Expected a GTIN as a text; found {other}."),
    };

    /// <summary>Writes a GTIN as a text.</summary>
    /// <param name="writer">Receives the value.</param>
    /// <param name="value">The number.</param>
    /// <param name="options">Not used.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    public override void Write(Utf8JsonWriter writer, Gtin value, JsonSerializerOptions options)
    {
        Guard.NotNull(writer);
        if (value == default)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStringValue(value.ToString());
    }

    /// <summary>Reads a GTIN that is a key.</summary>
    /// <param name="reader">Stands on the name of a property.</param>
    /// <param name="typeToConvert">Not used.</param>
    /// <param name="options">Not used.</param>
    /// <returns>The number.</returns>
    /// <exception cref="JsonException">The name is not a GTIN.</exception>
    public override Gtin ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString());

    /// <summary>Writes a GTIN as a key.</summary>
    /// <param name="writer">Receives the name of a property.</param>
    /// <param name="value">The number.</param>
    /// <param name="options">Not used.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, Gtin value, JsonSerializerOptions options)
    {
        Guard.NotNull(writer);
        writer.WritePropertyName(value.ToString());
    }

    private static Gtin Parse(string? text) =>
        Gtin.TryParse(text, out var gtin) ? gtin : throw new JsonException(string.Join("\n", Gtin.Validate(text)));
}
