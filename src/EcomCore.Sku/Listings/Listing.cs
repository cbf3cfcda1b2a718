namespace EcomCore.Sku;

/// <summary>What a platform sells under one id, and which products one sold unit takes.</summary>
public sealed record Listing
{
    /// <summary>Creates a listing of one product, one bundle, or a multi-pack of either.</summary>
    /// <param name="platform">The platform, such as <c>douyin</c>; compared ordinally.</param>
    /// <param name="id">The platform's id of the listing.</param>
    /// <param name="code">The company's own code of a product, or the code of a bundle.</param>
    /// <param name="quantity">Units in one sold unit: 6 for a six-pack; 1 or more.</param>
    /// <exception cref="ArgumentException">A text is null or empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quantity"/> is below 1.</exception>
    public Listing(string platform, string id, string code, long quantity = 1)
        : this(platform, id, [new ListingPart(code, quantity)])
    {
    }

    /// <summary>Creates a listing that takes several products at once.</summary>
    /// <param name="platform">The platform, such as <c>douyin</c>; compared ordinally.</param>
    /// <param name="id">The platform's id of the listing.</param>
    /// <param name="parts">At least one part; parts of the same code add up.</param>
    /// <exception cref="ArgumentException">A text is null or empty, or there is no part.</exception>
    public Listing(string platform, string id, IReadOnlyList<ListingPart> parts)
    {
        Guard.NotEmpty(platform);
        Guard.NotEmpty(id);
        Platform = platform;
        Id = id;
        Parts = PartList.Checked(parts);
    }

    /// <summary>Gets the platform.</summary>
    public string Platform { get; }

    /// <summary>Gets the platform's id of the listing.</summary>
    public string Id { get; }

    /// <summary>Gets the seller's code that the platform shows, by which order lines may name the listing too; null when there is none.</summary>
    public string? PlatformCode { get; init; }

    /// <summary>Gets what one sold unit takes.</summary>
    public IReadOnlyList<ListingPart> Parts { get; }

    /// <inheritdoc/>
    public bool Equals(Listing? other) =>
        other is not null && Platform == other.Platform && Id == other.Id && PlatformCode == other.PlatformCode && PartList.Same(Parts, other.Parts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Platform, Id, PlatformCode, Parts.Count);

    /// <summary>Returns platform, id and parts.</summary>
    /// <returns>Such as <c>douyin 7301: 2 x 01-M-2504-0001-S</c>.</returns>
    public override string ToString() => $"{Platform} {Id}: {string.Join(" + ", Parts)}";
}
