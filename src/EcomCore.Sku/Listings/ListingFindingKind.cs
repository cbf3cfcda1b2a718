namespace EcomCore.Sku;

/// <summary>What a <see cref="ListingFinding"/> is about; <see cref="ListingFinding.Code"/> spells it for files and scripts.</summary>
public enum ListingFindingKind
{
    /// <summary><c>conflict</c>: two listings claim one id or code of a platform for different products.</summary>
    Conflict,

    /// <summary><c>orphan</c>: a listing leads to a code that is no product and no bundle.</summary>
    Orphan,

    /// <summary><c>unlisted</c>: no listing sells the product, alone or in a bundle.</summary>
    Unlisted,

    /// <summary><c>bundle-conflict</c>: a bundle's code is that of a product, or of a bundle with other parts.</summary>
    BundleConflict,

    /// <summary><c>bundle-orphan</c>: a bundle has a part that is no product and no bundle.</summary>
    BundleOrphan,

    /// <summary><c>cycle</c>: a bundle is part of itself.</summary>
    Cycle,
}
