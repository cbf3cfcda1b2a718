using NodaTime;

namespace EcomCore.Risk;

/// <summary>A post whose text has been searched: what a <see cref="RiskMonitor"/> counts. It does not keep the text.</summary>
public sealed class MatchedPost
{
    private readonly WayMatch[] _all;

    internal MatchedPost(Post post, WayMatch[] all, ulong? fingerprint)
    {
        Id = post.Id;
        Platform = post.Platform;
        PostedAt = post.PostedAt;
        Author = post.Author;
        Product = post.Product;
        Reach = post.Reach;
        Fingerprint = fingerprint;
        _all = all;
    }

    /// <summary>Gets the post's name.</summary>
    public string Id { get; }

    /// <summary>Gets where it was written.</summary>
    public string Platform { get; }

    /// <summary>Gets when it was written.</summary>
    public Instant PostedAt { get; }

    /// <summary>Gets who wrote it; null when that is not known.</summary>
    public string? Author { get; }

    /// <summary>Gets the product it is about; null when that is not known.</summary>
    public string? Product { get; }

    /// <summary>Gets how many people it has reached.</summary>
    public long Reach { get; }

    /// <summary>Gets what was found, in order of start, each match once. Within a category they are leftmost-longest and do not overlap.</summary>
    /// <value>Also what only rules find that take keywords in a way of their own: of two that overlap the earlier, of those the longer.</value>
    public IReadOnlyList<PostMatch> Matches => field ??= Apart();

    /// <summary>Gets a value indicating whether anything was found.</summary>
    public bool HasMatch => _all.Length > 0;

    /// <summary>Gets what near-identical texts have nearly in common; null when the text is short or nobody asked.</summary>
    internal ulong? Fingerprint { get; }

    internal ReadOnlySpan<WayMatch> All => _all;

    private PostMatch[] Apart()
    {
        if (Array.TrueForAll(_all, match => match.Way == _all[0].Way))
        {
            return [.. _all.Select(match => match.Match)];
        }

        var ends = new Dictionary<string, int>(StringComparer.Ordinal);
        var apart = new List<PostMatch>();
        foreach (var match in _all.Select(found => found.Match).OrderBy(match => match.Start).ThenByDescending(match => match.Length))
        {
            if (!ends.TryGetValue(match.Category, out var end) || match.Start >= end)
            {
                apart.Add(match);
                ends[match.Category] = match.Start + match.Length;
            }
        }

        return [.. apart];
    }
}
