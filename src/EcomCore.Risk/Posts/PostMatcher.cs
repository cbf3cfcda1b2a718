namespace EcomCore.Risk;

/// <summary>Searches posts for the keywords of a rule set. Built once, immutable, safe to share between threads.</summary>
public sealed class PostMatcher
{
    /// <summary>The most matches that are taken from a post in one way of matching: the first ones. What one post can take of memory is bounded by it.</summary>
    public const int MaxMatches = 100_000;

    // Buffers above this many matches are not kept for the next post.
    private const int KeptMatches = 4096;

    [ThreadStatic]
    private static List<KeywordMatch>? _buffer;

    private readonly RiskRules _rules;
    private readonly Pass[] _passes;
    private readonly bool _fingerprints;

    /// <summary>Builds the matcher of a rule set.</summary>
    /// <param name="rules">Its categories and its ways of matching are read.</param>
    /// <param name="fingerprints">True when near-identical texts are to be recognised (<see cref="RiskOptions.NearDuplicateBits"/>).</param>
    /// <exception cref="ArgumentNullException"><paramref name="rules"/> is null.</exception>
    public PostMatcher(RiskRules rules, bool fingerprints = false)
    {
        Guard.NotNull(rules);
        var plan = new MatchingPlan(rules);
        _rules = rules;
        _fingerprints = fingerprints;
        _passes = [.. plan.Ways.Select((_, way) => new Pass(rules, plan, way))];
    }

    /// <summary>Searches a post.</summary>
    /// <param name="post">The post.</param>
    /// <returns>What was found, with the post's name, place, time and author; nothing for an author whose posts do not count.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="post"/> is null.</exception>
    public MatchedPost Match(Post post)
    {
        Guard.NotNull(post);
        var all = Array.Empty<WayMatch>();
        if (!_rules.IsAllowed(post.Author))
        {
            foreach (var pass in _passes)
            {
                var found = Match(pass, post.Text);
                all = all.Length == 0 ? found : [.. all, .. found];
            }
        }

        if (_passes.Length > 1 && all.Length > 1)
        {
            all = [.. all.OrderBy(match => match.Match.Start)];
        }

        return new MatchedPost(post, all, _fingerprints && all.Length > 0 ? TextFingerprint.Of(post.Text) : null);
    }

    private static WayMatch[] Match(Pass pass, string text)
    {
        var buffer = _buffer ??= [];
        buffer.Clear();
        var sink = new BoundedSink(buffer, MaxMatches);
        pass.Matcher.Scan(text.AsSpan(), MatchKind.LeftmostLongest, ref sink);
        var matches = buffer.Count == 0 ? [] : new WayMatch[buffer.Count];
        for (var i = 0; i < matches.Length; i++)
        {
            matches[i] = pass.Name(buffer[i]);
        }

        if (buffer.Capacity > KeptMatches)
        {
            _buffer = null;
        }

        return matches;
    }

    /// <summary>The categories that take keywords in one way.</summary>
    private sealed class Pass
    {
        private readonly int _way;
        private readonly string[] _categories;

        public Pass(RiskRules rules, MatchingPlan plan, int way)
        {
            var categories = plan.CategoriesOf(way).ToArray();
            _way = way;
            _categories = [.. categories.Select(category => category.Id)];
            Matcher = new KeywordMatcher(categories.Select(category => category.Group(rules.OwnBrand)), plan.Ways[way]);
        }

        public KeywordMatcher Matcher { get; }

        public WayMatch Name(KeywordMatch match)
        {
            var group = Matcher.GroupOf(match.Keyword);
            return new WayMatch(new PostMatch(_categories[group], Matcher.Keywords[match.Keyword], match.Start, match.Length), _way);
        }
    }
}
