using NodaTime;

namespace EcomCore.Risk;

/// <summary>What the past of an incident shows: posts by day, by platform and by keyword.</summary>
public sealed class FollowUpSummary
{
    private FollowUpSummary(long posts, FollowUpCount[] days, FollowUpCount[] platforms, FollowUpCount[] keywords)
    {
        Posts = posts;
        ByDay = Array.AsReadOnly(days);
        ByPlatform = Array.AsReadOnly(platforms);
        ByKeyword = Array.AsReadOnly(keywords);
    }

    /// <summary>Gets how many posts there are.</summary>
    public long Posts { get; }

    /// <summary>Gets the posts by day (ISO 8601), in order of time; days without posts are left out.</summary>
    public IReadOnlyList<FollowUpCount> ByDay { get; }

    /// <summary>Gets the posts by platform, the most first, then by name.</summary>
    public IReadOnlyList<FollowUpCount> ByPlatform { get; }

    /// <summary>Gets the posts by keyword, the most first, then by name; a post with two keywords is in both.</summary>
    public IReadOnlyList<FollowUpCount> ByKeyword { get; }

    /// <summary>Pulls the posts of a query and counts them.</summary>
    /// <param name="query">Which posts, such as <see cref="Incident.FollowUp"/>.</param>
    /// <param name="archive">Where they are stored. Posts that the query does not cover are passed over.</param>
    /// <param name="zone">Whose days count.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The summary.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static FollowUpSummary Pull(PostQuery query, IPostArchive archive, DateTimeZone zone, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(query);
        Guard.NotNull(archive);
        Guard.NotNull(zone);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (days, platforms, keywords) = (new Counts(), new Counts(), new Counts());
        foreach (var post in archive.Find(query, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!query.Covers(post) || !seen.Add(post.Id))
            {
                continue;
            }

            days.Add(post.PostedAt.InZone(zone).Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            platforms.Add(post.Platform);
            foreach (var keyword in post.Matches.Where(query.Covers).Select(match => match.Keyword).Distinct(StringComparer.Ordinal))
            {
                keywords.Add(keyword);
            }
        }

        return new FollowUpSummary(seen.Count, [.. days.ByName()], [.. platforms.ByCount()], [.. keywords.ByCount()]);
    }

    private sealed class Counts
    {
        private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

        public void Add(string name)
        {
            _counts.TryGetValue(name, out var count);
            _counts[name] = count + 1;
        }

        public IEnumerable<FollowUpCount> ByName() =>
            _counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new FollowUpCount(pair.Key, pair.Value));

        public IEnumerable<FollowUpCount> ByCount() => ByName().OrderByDescending(count => count.Posts);
    }
}
