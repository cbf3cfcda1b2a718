namespace EcomCore.Sku;

/// <summary>One thing that is wrong with the listings of a company.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Platform">The platform; null when the finding is about a product or a bundle.</param>
/// <param name="Subject">The id or code of the listing, the code of the bundle, or the code of the product.</param>
/// <param name="Message">One sentence in English.</param>
public sealed record ListingFinding(ListingFindingKind Kind, string? Platform, string Subject, string Message)
{
    /// <summary>Gets the stable name of the kind, such as <c>conflict</c>.</summary>
    public string Code => Kind switch
    {
        ListingFindingKind.Conflict => "conflict",
        ListingFindingKind.Orphan => "orphan",
        ListingFindingKind.Unlisted => "unlisted",
        ListingFindingKind.BundleConflict => "bundle-conflict",
        ListingFindingKind.BundleOrphan => "bundle-orphan",
        _ => "cycle",
    };

    /// <summary>Returns the code, the place and <see cref="Message"/>.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => $"{Code}: {(Platform is null ? string.Empty : Platform + " ")}{Spelling.Show(Subject)}: {Message}";
}
