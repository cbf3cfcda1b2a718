using NodaTime;

namespace EcomCore.Risk;

/// <summary>What somebody wrote somewhere: a review, a comment, a message.</summary>
public sealed record Post
{
    /// <summary>The first instant at which a post can have been written: the beginning of the year 1, UTC.</summary>
    public static readonly Instant Earliest = Instant.FromUtc(1, 1, 1, 0, 0);

    /// <summary>The last instant at which a post can have been written: the beginning of the year 9000, UTC, so that deadlines stay within the calendar.</summary>
    public static readonly Instant Latest = Instant.FromUtc(9000, 1, 1, 0, 0);

    /// <summary>Creates a post.</summary>
    /// <param name="id">Names the post; one met again counts once.</param>
    /// <param name="platform">Where it was written; may be empty.</param>
    /// <param name="postedAt">When it was written; <see cref="Earliest"/> to <see cref="Latest"/>.</param>
    /// <param name="text">What was written; may be empty.</param>
    /// <exception cref="ArgumentNullException">A text is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="id"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="postedAt"/> is outside its range.</exception>
    public Post(string id, string platform, Instant postedAt, string text)
    {
        Guard.NotEmpty(id);
        Guard.NotNull(platform);
        Guard.NotNull(text);
        if (postedAt < Earliest || postedAt > Latest)
        {
            throw new ArgumentOutOfRangeException(
                nameof(postedAt), postedAt, FormattableString.Invariant($"Expected {Earliest} to {Latest}; found {postedAt}."));
        }

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

    /// <summary>Gets the product it is about, such as a SKU; null when that is not known.</summary>
    public string? Product { get; init; }

    /// <summary>Gets how many people it has reached, such as an author's followers.</summary>
    /// <value>0 or more; default 0.</value>
    public long Reach
    {
        get;
        init
        {
            Guard.AtLeast(value, 0);
            field = value;
        }
    }
}
