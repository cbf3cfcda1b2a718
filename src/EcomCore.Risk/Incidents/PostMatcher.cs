namespace EcomCore.Risk;

/// <summary>Searches posts for the keywords of a rule set. Built once, immutable, safe to share between threads.</summary>
public sealed class PostMatcher
{
    // Buffers above this many matches are not kept for the next post.
    private const int KeptMatches = 4096;

    [ThreadStatic]
    private static List<KeywordMatch>? _buffer;

    private readonly KeywordMatcher _matcher;
    private readonly string[] _categoryOf;

    /// <summary>Builds the matcher of a rule set.</summary>
    /// <param name="rules">Its categories and its way of matching are read.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rules"/> is null.</exception>
    public PostMatcher(RiskRules rules)
    {
        Guard.NotNull(rules);
        _matcher = new KeywordMatcher(rules.Categories.Select(category => category.Group), rules.Matching);
        _categoryOf = [.. rules.Categories.SelectMany(category => category.Keywords.Select(_ => category.Id))];
    }

    /// <summary>Searches a post.</summary>
    /// <param name="post">The post.</param>
    /// <returns>What was found, with the post's name, place, time and author.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="post"/> is null.</exception>
    public MatchedPost Match(Post post)
    {
        Guard.NotNull(post);
        var buffer = _buffer ??= [];
        buffer.Clear();
        _matcher.Find(post.Text.AsSpan(), buffer);
        var matches = buffer.Count == 0 ? [] : new PostMatch[buffer.Count];
        for (var i = 0; i < matches.Length; i++)
        {
            var match = buffer[i];
            matches[i] = new PostMatch(_categoryOf[match.Keyword], _matcher.Keywords[match.Keyword], match.Start, match.Length);
        }

        if (buffer.Capacity > KeptMatches)
        {
            _buffer = null;
        }

        return new MatchedPost(post, matches);
    }
}
