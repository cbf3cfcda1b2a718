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
        var group = new KeywordGroup(keywords, exclude);
        (Keywords, Exclude) = (group.Keywords, group.Exclude);
        if (Keywords.Count == 0)
        {
            throw new ArgumentException("Expected at least one keyword, found none.", nameof(keywords));
        }
    }

    /// <summary>Gets the name by which rules know it.</summary>
    public string Id { get; }

    /// <summary>Gets the keywords in the order given.</summary>
    public IReadOnlyList<string> Keywords { get; }

    /// <summary>Gets the harmless phrases in the order given.</summary>
    public IReadOnlyList<string> Exclude { get; }

    /// <summary>Gets the companions of which one must stand near a hit for it to count.</summary>
    /// <value>Default null: a hit needs no companion.</value>
    public Companions? Near { get; init; }

    /// <summary>Gets how heavily a post with a match weighs where a rule counts weights.</summary>
    /// <value>1 to 1,000; default 1.</value>
    public int Weight
    {
        get;
        init
        {
            Guard.Between(value, 1, 1000);
            field = value;
        }
    }
        = 1;

    /// <summary>Gets how literally the keywords are taken.</summary>
    /// <value>Default null: as the rule set says.</value>
    public KeywordMatching? Matching { get; init; }

    /// <summary>The keywords with what takes their hits back; the names of the own brand are harmless phrases of every category.</summary>
    internal KeywordGroup Group(IEnumerable<string> ownBrand) => new(Keywords, Exclude.Concat(ownBrand)) { Near = Near };
}
