using System.ComponentModel;
using System.Globalization;

namespace EcomCore.Sku;

/// <summary>Converts schemas to JSON texts and back, for configuration binders; the name of a ready schema is read too.</summary>
public sealed class SkuSchemaTypeConverter : TypeConverter
{
    /// <summary>Texts can be read.</summary>
    /// <inheritdoc/>
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    /// <summary>Reads a schema from JSON, or a ready one by its name, such as <c>master-sku</c>.</summary>
    /// <inheritdoc/>
    /// <exception cref="SkuSchemaException">The text is no valid schema; every fault is listed.</exception>
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? ReadySchemas.Find(text) ?? SkuSchema.FromJson(text) : base.ConvertFrom(context, culture, value);

    /// <summary>Writes a schema as JSON.</summary>
    /// <inheritdoc/>
    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        value is SkuSchema schema && destinationType == typeof(string) ? schema.ToJson() : base.ConvertTo(context, culture, value, destinationType);
}
