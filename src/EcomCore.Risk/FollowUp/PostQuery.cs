using NodaTime;

namespace EcomCore.Risk;

/// <summary>Which stored posts belong to an incident's past.</summary>
/// <param name="After">Posts from later than this.</param>
/// <param name="Until">Up to this, inclusive.</param>
/// <param name="Categories">With a match of one of these categories, in whatever way of matching it was found.</param>
/// <param name="Platform">On this platform; empty for all.</param>
/// <param name="Keyword">With this keyword; empty for all.</param>
/// <param name="Product">About this product; empty for all.</param>
public sealed record PostQuery(
    Instant After, Instant Until, IReadOnlyList<string> Categories, string Platform = "", string Keyword = "", string Product = "")
{
    /// <summary>Says whether a post is asked for.</summary>
    /// <param name="post">The post.</param>
    /// <returns>True when it lies in the time, on the platform, about the product, and has a match that is asked for.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="post"/> is null.</exception>
    public bool Covers(MatchedPost post)
    {
        Guard.NotNull(post);
        return post.PostedAt > After && post.PostedAt <= Until
            && (Platform.Length == 0 || post.Platform == Platform)
            && (Product.Length == 0 || post.Product == Product)
            && post.Matches.Any(Covers);
    }

    internal bool Covers(PostMatch match) => Categories.Contains(match.Category) && (Keyword.Length == 0 || match.Keyword == Keyword);
}
