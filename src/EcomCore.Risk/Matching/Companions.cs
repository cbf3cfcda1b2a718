namespace EcomCore.Risk;

/// <summary>Words of which one must stand near a hit: "头发" is a complaint near "吃" or "菜", and none near "洗".</summary>
public sealed class Companions
{
    /// <summary>The largest <see cref="Within"/>.</summary>
    public const int MaxWithin = 200;

    /// <summary>Creates the companions.</summary>
    /// <param name="words">At least one; copied.</param>
    /// <param name="within">How many characters before the hit or behind it are searched; a companion must lie wholly within. 1 to 200.</param>
    /// <exception cref="ArgumentNullException"><paramref name="words"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no word, or one is null or empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="within"/> is outside its range.</exception>
    public Companions(IEnumerable<string> words, int within)
    {
        Guard.NotNull(words);
        Guard.Between(within, 1, MaxWithin);
        Words = KeywordGroup.Checked(words, nameof(words));
        Within = within;
        if (Words.Count == 0)
        {
            throw new ArgumentException("Expected at least one word, found none.", nameof(words));
        }
    }

    /// <summary>Gets the words.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Gets how many UTF-16 units before the hit or behind it are searched.</summary>
    public int Within { get; }
}
