using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcomCore.Sku;

/// <summary>Reads and writes schemas as the JSON objects that <see cref="SkuSchema.FromJson"/> reads, as part of a larger document.</summary>
public sealed class SkuSchemaJsonConverter : JsonConverter<SkuSchema>
{
    /// <summary>Reads a schema, strictly.</summary>
    /// <param name="reader">Stands on an object.</param>
    /// <param name="typeToConvert">Not used.</param>
    /// <param name="options">Not used.</param>
    /// <returns>The schema.</returns>
    /// <exception cref="JsonException">The object is not a valid schema; the message lists every fault, with its path from the object on.</exception>
    public override SkuSchema Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return SkuSchema.TryFromJson(document.RootElement.GetRawText(), out var schema, out var faults)
            ? schema
            : throw new JsonException(string.Join("\n", faults));
    }

    /// <summary>Writes a schema.</summary>
    /// <param name="writer">Receives the object.</param>
    /// <param name="value">The schema.</param>
    /// <param name="options">Not used.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> or <paramref name="value"/> is null.</exception>
    public override void Write(Utf8JsonWriter writer, SkuSchema value, JsonSerializerOptions options)
    {
        Guard.NotNull(writer);
        Guard.NotNull(value);
        SchemaJson.Write(writer, value);
    }
}
