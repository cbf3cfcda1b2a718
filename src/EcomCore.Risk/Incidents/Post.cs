using NodaTime;

namespace EcomCore.Risk;

/// <summary>What somebody wrote somewhere: a review, a comment, a message.</summary>
public sealed record Post
{
    /// <summary>Creates a post.</summary>
    /// <param name="id">Names the post; one met again counts once.</param>
    /// <param name="platform">Where it was written; may be empty.</param>
    /// <param name="postedAt">When it was written.</param>
    /// <param name="text">What was written; may be empty.</param>
    /// <exception cref="ArgumentNullException">A text is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="id"/> is empty.</exception>
    public Post(string id, string platform, Instant postedAt, string text)
    {
        Guard.NotEmpty(id);
        Guard.NotNull(platform);
        Guard.NotNull(text);
        Id = id;
        Platform = platform;
        PostedAt = postedAt;
        Text = text;
    }

    /// <summary>Gets the post's name.</summary>
    public string Id { get; }

    /// <summary>Gets where it was written.</summary>
    public string Platform { get; }

    /// <summary>Gets when it was written.</summary>
    public Instant PostedAt { get; }

    /// <summary>Gets what was written.</summary>
    public string Text { get; }

    /// <summary>Gets who wrote it; null when that is not known.</summary>
    public string? Author { get; init; }
}
