using System.ComponentModel;
using System.Globalization;

namespace EcomCore.Sku;

/// <summary>Converts GTINs to texts and back, for configuration binders, grids and model binders.</summary>
public sealed class GtinTypeConverter : TypeConverter
{
    /// <summary>Texts can be read.</summary>
    /// <inheritdoc/>
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    /// <summary>Reads a GTIN.</summary>
    /// <inheritdoc/>
    /// <exception cref="FormatException">The text is not a GTIN; the message lists what is wrong.</exception>
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? Gtin.Parse(text) : base.ConvertFrom(context, culture, value);

    /// <summary>Writes a GTIN as text, the same in every culture.</summary>
    /// <inheritdoc/>
    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        value is Gtin gtin && destinationType == typeof(string) ? gtin.ToString() : base.ConvertTo(context, culture, value, destinationType);
}
