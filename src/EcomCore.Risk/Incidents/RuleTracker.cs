using NodaTime;

namespace EcomCore.Risk;

/// <summary>One rule over all its platforms and keywords.</summary>
internal sealed class RuleTracker(RiskRule rule, DateTimeZone zone, RiskLimits limits)
{
    private readonly Dictionary<ScopeKey, KeyTracker> _trackers = [];
    private readonly Dictionary<string, int> _matchesPerKeyword = new(StringComparer.Ordinal);

    /// <summary>Counts a post; false when it comes too late to count.</summary>
    public bool Take(MatchedPost post, IncidentDesk desk, List<IncidentChange> changes)
    {
        CountMatches(post);
        var inTime = true;
        foreach (var (keyword, matches) in _matchesPerKeyword.Select(pair => (pair.Key, pair.Value)))
        {
            var item = new WindowEvent(post.PostedAt, post.Id, IdentityOf(post), rule.Count == RiskCount.Matches ? matches : 1);
            inTime &= TrackerOf(ScopeKey.Of(rule.Scope, post.Platform, keyword)).Take(item, desk, changes);
        }

        return inTime;
    }

    /// <summary>The rule's matches in the post, by keyword where keywords are counted apart, else together.</summary>
    private void CountMatches(MatchedPost post)
    {
        _matchesPerKeyword.Clear();
        var apart = (rule.Scope & RiskScope.Keyword) != 0;
        foreach (var match in post.Matches)
        {
            if (match.Category == rule.Category)
            {
                var keyword = apart ? match.Keyword : string.Empty;
                _matchesPerKeyword.TryGetValue(keyword, out var count);
                _matchesPerKeyword[keyword] = count + 1;
            }
        }
    }

    private string IdentityOf(MatchedPost post) =>
        rule.Count == RiskCount.Authors && post.Author is { Length: > 0 } author ? "a" + author : "p" + post.Id;

    private KeyTracker TrackerOf(ScopeKey key)
    {
        if (!_trackers.TryGetValue(key, out var tracker))
        {
            if (_trackers.Count >= limits.KeysPerRule)
            {
                ForgetOldest();
            }

            tracker = new KeyTracker(rule, key, EventWindow.Create(rule, zone, limits.LateAllowance), limits.LateAllowance);
            _trackers.Add(key, tracker);
        }

        return tracker;
    }

    /// <summary>Makes room for a quarter of the limit: what is quiet for longest goes first.</summary>
    private void ForgetOldest()
    {
        var forgotten = _trackers.Values
            .OrderBy(tracker => tracker.IsActive)
            .ThenBy(tracker => tracker.Newest)
            .Take(Math.Max(1, limits.KeysPerRule / 4))
            .ToArray();
        foreach (var tracker in forgotten)
        {
            _trackers.Remove(tracker.Key);
        }
    }
}
