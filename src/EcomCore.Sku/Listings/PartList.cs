namespace EcomCore.Sku;

/// <summary>What listings and bundles have in common.</summary>
internal static class PartList
{
    public static IReadOnlyList<ListingPart> Checked(IReadOnlyList<ListingPart> parts)
    {
        Guard.NotNull(parts);
        ListingPart[] copy = [.. parts];
        return copy.Length > 0 && Array.IndexOf(copy, null) < 0
            ? Array.AsReadOnly(copy)
            : throw new ArgumentException("Expected at least one part, and none of them null.", nameof(parts));
    }

    public static bool Same(IReadOnlyList<ListingPart> a, IReadOnlyList<ListingPart> b) => a.SequenceEqual(b);
}
