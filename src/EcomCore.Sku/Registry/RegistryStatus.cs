namespace EcomCore.Sku;

/// <summary>What became of a code that was to be added to a <see cref="SkuRegistry"/>.</summary>
public enum RegistryStatus
{
    /// <summary>The code is new and now registered.</summary>
    Added,

    /// <summary>Refused: exactly this code is registered.</summary>
    Duplicate,

    /// <summary>Refused: the text is another spelling of a registered code, such as <c>tb-1-m-2504</c> of <c>TB-01-M-2504</c>.</summary>
    CanonicalDuplicate,

    /// <summary>Refused: the text is not a code of the schema. What it can only mean, if anything, stands in the report; it is never registered silently.</summary>
    Invalid,
}
