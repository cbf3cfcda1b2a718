namespace EcomCore.Risk;

/// <summary>Keywords that mean one kind of trouble.</summary>
public sealed class RiskCategory
{
    /// <summary>Creates a category.</summary>
    /// <param name="id">Name by which rules know it, such as <c>quality</c>.</param>
    /// <param name="keywords">Its keywords; at least one. Copied.</param>
    /// <param name="exclude">Harmless phrases: a hit that such a phrase covers does not count. Copied; null for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> or <paramref name="keywords"/> is null.</exception>
    /// <exception cref="ArgumentException">The id or a keyword is empty, or there are no keywords.</exception>
    public RiskCategory(string id, IEnumerable<string> keywords, IEnumerable<string>? exclude = null)
    {
        Guard.NotEmpty(id);
        Id = id;
        Group = new KeywordGroup(keywords, exclude);
        if (Group.Keywords.Count == 0)
        {
            throw new ArgumentException("Expected at least one keyword, found none.", nameof(keywords));
        }
    }

    /// <summary>Gets the name by which rules know it.</summary>
    public string Id { get; }

    /// <summary>Gets the keywords in the order given.</summary>
    public IReadOnlyList<string> Keywords => Group.Keywords;

    /// <summary>Gets the harmless phrases in the order given.</summary>
    public IReadOnlyList<string> Exclude => Group.Exclude;

    internal KeywordGroup Group { get; }
}
