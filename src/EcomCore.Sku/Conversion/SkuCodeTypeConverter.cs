using System.ComponentModel;
using System.Globalization;

namespace EcomCore.Sku;

/// <summary>Converts codes to texts, and texts to codes by a schema, for configuration binders, grids and model binders.</summary>
/// <remarks>
/// A text does not say which schema it is of. The converter that <see cref="SkuCode"/> has by itself therefore only writes; to read, derive a class whose constructor
/// passes the schema, and name it in a <see cref="TypeConverterAttribute"/> on the property.
/// </remarks>
public class SkuCodeTypeConverter : TypeConverter
{
    private readonly SkuSchema? _schema;

    /// <summary>Creates a converter that only writes.</summary>
    public SkuCodeTypeConverter()
    {
    }

    /// <summary>Creates a converter.</summary>
    /// <param name="schema">The schema of the codes that are read.</param>
    /// <exception cref="ArgumentNullException"><paramref name="schema"/> is null.</exception>
    public SkuCodeTypeConverter(SkuSchema schema)
    {
        Guard.NotNull(schema);
        _schema = schema;
    }

    /// <summary>Texts can be read when there is a schema.</summary>
    /// <inheritdoc/>
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        (sourceType == typeof(string) && _schema is not null) || base.CanConvertFrom(context, sourceType);

    /// <summary>Reads a code.</summary>
    /// <inheritdoc/>
    /// <exception cref="FormatException">The text is not a code of the schema; the message lists what is wrong.</exception>
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text && _schema is not null ? _schema.Parse(text) : base.ConvertFrom(context, culture, value);

    /// <summary>Writes a code as text, the same in every culture.</summary>
    /// <inheritdoc/>
    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        value is SkuCode code && destinationType == typeof(string) ? code.ToString() : base.ConvertTo(context, culture, value, destinationType);
}
