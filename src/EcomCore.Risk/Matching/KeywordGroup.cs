namespace EcomCore.Risk;

/// <summary>Keywords that are judged together: overlaps are resolved, and exclusions hold, within a group.</summary>
public sealed class KeywordGroup
{
    /// <summary>Creates a group.</summary>
    /// <param name="keywords">In order of precedence; copied.</param>
    /// <param name="exclude">Phrases that remove a hit which they cover; copied. Null for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="keywords"/> is null.</exception>
    /// <exception cref="ArgumentException">A keyword or phrase is null or empty.</exception>
    public KeywordGroup(IEnumerable<string> keywords, IEnumerable<string>? exclude = null)
    {
        Guard.NotNull(keywords);
        Keywords = Checked(keywords, nameof(keywords));
        Exclude = Checked(exclude ?? [], nameof(exclude));
    }

    /// <summary>Gets the keywords in the order given.</summary>
    public IReadOnlyList<string> Keywords { get; }

    /// <summary>Gets the phrases that remove a hit which they cover.</summary>
    public IReadOnlyList<string> Exclude { get; }

    /// <summary>Gets the companions of which one must stand near a hit for it to count.</summary>
    /// <value>Default null: a hit needs no companion.</value>
    public Companions? Near { get; init; }

    internal static string[] Checked(IEnumerable<string> texts, string name)
    {
        var copy = texts.ToArray();
        for (var i = 0; i < copy.Length; i++)
        {
            if (string.IsNullOrEmpty(copy[i]))
            {
                throw new ArgumentException(FormattableString.Invariant($"Expected at least one character at index {i}, found {(copy[i] is null ? "null" : "none")}."), name);
            }
        }

        return copy;
    }
}
