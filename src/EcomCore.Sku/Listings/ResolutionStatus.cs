namespace EcomCore.Sku;

/// <summary>Whether an order line could be resolved to products, and if not, why.</summary>
public enum ResolutionStatus
{
    /// <summary>The products are known.</summary>
    Resolved,

    /// <summary>No listing of the platform has that id or code.</summary>
    UnknownListing,

    /// <summary>Two listings claim the id or code, for different products.</summary>
    Conflict,

    /// <summary>The listing leads to a code that is no product and no sound bundle: it is unknown, taken twice, or part of itself.</summary>
    Unsound,

    /// <summary>A quantity is beyond 2^63 - 1.</summary>
    TooMany,
}
