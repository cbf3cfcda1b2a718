namespace EcomCore.Sku;

/// <summary>The limits of a schema, stated once: they bound the memory and the time that any input can cost.</summary>
internal static class SkuLimits
{
    public const int MaxSegments = 64;
    public const int MaxCodeLength = 256;
    public const int MaxNameLength = 100;
    public const int MaxSeparatorLength = 8;
    public const int MaxChoices = 100_000;
    public const int MaxChoiceLength = 32;
    public const int MaxNumberWidth = 18;

    /// <summary>12 characters of 5 bits fit a long.</summary>
    public const int MaxBase32Width = 12;

    /// <summary>2^29: the largest table of a registry whose index fits an int.</summary>
    public const int MaxRegistered = 1 << 29;
}
