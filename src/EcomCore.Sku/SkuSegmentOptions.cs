namespace EcomCore.Sku;

/// <summary>One segment as a configuration writes it; only the values of its kind are set.</summary>
public sealed class SkuSegmentOptions
{
    /// <summary>Gets or sets the name, unique in the schema.</summary>
    /// <value>1 to 100 characters; a literal and a check may go without.</value>
    public string? Name { get; set; }

    /// <summary>Gets or sets the kind.</summary>
    /// <value><c>literal</c>, <c>choice</c>, <c>text</c>, <c>number</c>, <c>yearMonth</c>, <c>serial</c> or <c>check</c>.</value>
    public string? Kind { get; set; }

    /// <summary>Gets or sets the text of a literal.</summary>
    /// <value>1 to 32 printable ASCII characters.</value>
    public string? Text { get; set; }

    /// <summary>Gets or sets the codes of a choice and their meanings.</summary>
    /// <value>1 to 100,000 codes of 1 to 32 printable ASCII characters.</value>
    public IDictionary<string, string>? Values { get; set; }

    /// <summary>Gets or sets the characters of a text.</summary>
    /// <value>Characters and ranges, such as <c>A-Z0-9</c>.</value>
    public string? Alphabet { get; set; }

    /// <summary>Gets or sets the fewest characters of a text or the smallest number, inclusive.</summary>
    /// <value>0 or more. Default for a number: 0.</value>
    public long? Min { get; set; }

    /// <summary>Gets or sets the most characters of a text or the largest number, inclusive.</summary>
    /// <value>Not below <see cref="Min"/>. Default for a number: all nines.</value>
    public long? Max { get; set; }

    /// <summary>Gets or sets the characters of a number or a serial.</summary>
    /// <value>1 to 18; of a serial in base 32, 1 to 12.</value>
    public int? Width { get; set; }

    /// <summary>Gets or sets the first two-digit year of the 1900s.</summary>
    /// <value>0 to 100. Default 70: 1970 to 2069.</value>
    public int? Pivot { get; set; }

    /// <summary>Gets or sets the base of a serial.</summary>
    /// <value>10 or 32. Default 10.</value>
    public int? Base { get; set; }

    /// <summary>Gets or sets the check scheme.</summary>
    /// <value>A <see cref="CheckScheme.Name"/>, such as <c>mod37-36</c>.</value>
    public string? Scheme { get; set; }
}
