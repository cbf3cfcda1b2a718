namespace EcomCore.Sku;

/// <summary>Which schema a deployment uses: a ready one, one in JSON, or one written segment by segment in the configuration.</summary>
public sealed class SkuOptions
{
    /// <summary>Gets or sets the name of the ready schema, used when neither <see cref="Json"/> nor <see cref="Segments"/> is set.</summary>
    /// <value><c>four-layer</c>, <c>four-layer-serial</c> or <c>master-sku</c>. Default <c>four-layer</c>.</value>
    public string Ready { get; set; } = "four-layer";

    /// <summary>Gets or sets a schema as JSON text; instead of <see cref="Segments"/>.</summary>
    /// <value>JSON as the guide describes. Default null: not used.</value>
    public string? Json { get; set; }

    /// <summary>Gets or sets the name of a schema written as <see cref="Segments"/>.</summary>
    /// <value>1 to 100 characters. Default <c>sku</c>.</value>
    public string Name { get; set; } = "sku";

    /// <summary>Gets or sets what stands between <see cref="Segments"/>.</summary>
    /// <value>0 to 8 printable ASCII characters. Default a hyphen.</value>
    public string Separator { get; set; } = "-";

    /// <summary>Gets or sets the segments, in order.</summary>
    /// <value>Default empty: not used.</value>
    public IList<SkuSegmentOptions> Segments { get; set; } = [];
}
