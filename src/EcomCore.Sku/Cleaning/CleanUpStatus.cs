namespace EcomCore.Sku;

/// <summary>What became of an imported code.</summary>
public enum CleanUpStatus
{
    /// <summary>The text is a code as it stands.</summary>
    Valid,

    /// <summary>Exactly one code fits; it is <see cref="SkuCleanUp.Code"/>.</summary>
    Repaired,

    /// <summary>Several codes fit, so a person must choose among <see cref="SkuCleanUp.Suggestions"/>.</summary>
    Ambiguous,

    /// <summary>No code fits.</summary>
    Refused,
}
