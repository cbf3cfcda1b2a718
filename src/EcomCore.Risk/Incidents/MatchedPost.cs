using NodaTime;

namespace EcomCore.Risk;

/// <summary>A post whose text has been searched: what a <see cref="RiskMonitor"/> counts. It does not keep the text.</summary>
public sealed class MatchedPost
{
    internal MatchedPost(Post post, PostMatch[] matches)
    {
        Id = post.Id;
        Platform = post.Platform;
        PostedAt = post.PostedAt;
        Author = post.Author;
        Matches = Array.AsReadOnly(matches);
    }

    /// <summary>Gets the post's name.</summary>
    public string Id { get; }

    /// <summary>Gets where it was written.</summary>
    public string Platform { get; }

    /// <summary>Gets when it was written.</summary>
    public Instant PostedAt { get; }

    /// <summary>Gets who wrote it; null when that is not known.</summary>
    public string? Author { get; }

    /// <summary>Gets what was found, in order of start, then of category. Within a category matches are leftmost-longest and do not overlap.</summary>
    public IReadOnlyList<PostMatch> Matches { get; }
}
