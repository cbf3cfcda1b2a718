using NodaTime;

namespace EcomCore.Risk;

/// <summary>One rule over all its platforms, keywords and products.</summary>
internal sealed class RuleTracker
{
    private readonly RiskRule _rule;
    private readonly DateTimeZone _zone;
    private readonly RiskLimits _limits;
    private readonly Dictionary<ScopeKey, KeyTracker> _trackers = [];
    private readonly List<Stretch> _reached = [];
    private readonly Dictionary<string, (int Way, int Weight)> _categories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Matches, int Weight)> _byKeyword = new(StringComparer.Ordinal);
    private readonly HashSet<(string Keyword, string Category)> _weighed = [];

    public RuleTracker(RiskRule rule, RiskRules rules, MatchingPlan plan, RiskLimits limits)
    {
        _rule = rule;
        _zone = rules.Zone;
        _limits = limits;
        foreach (var category in rules.Categories.Where(category => rule.Categories.Contains(category.Id)))
        {
            _categories.Add(category.Id, (plan.WayOf(category.Id, rule), category.Weight));
        }
    }

    public string Id => _rule.Id;

    public IEnumerable<IncidentFile> Episodes => _trackers.Values.SelectMany(tracker => tracker.Episodes);

    /// <summary>Counts a post, if it is one of the rule's.</summary>
    public TakeOutcome Take(MatchedPost post, IncidentDesk desk, List<IncidentChange> changes)
    {
        if ((_rule.Scope & RiskScope.Keyword) == 0)
        {
            return CountTogether(post) is { Matches: > 0 } found ? Take(post, string.Empty, found, desk, changes) : TakeOutcome.None;
        }

        CountByKeyword(post);
        var outcome = TakeOutcome.None;
        foreach (var pair in _byKeyword)
        {
            outcome |= Take(post, pair.Key, pair.Value, desk, changes);
        }

        return outcome;
    }

    public void Write(StateWriter writer)
    {
        writer.Write(RuleState.Signature(_rule, _zone, _limits.LateAllowance));
        writer.Write(_trackers.Values, tracker =>
        {
            writer.Write(tracker.Key.Platform);
            writer.Write(tracker.Key.Keyword);
            writer.Write(tracker.Key.Product);
            tracker.Write(writer);
        });
    }

    /// <summary>Reads the counts back; false when the rule counts otherwise now, so that they begin anew.</summary>
    public bool Read(StateReader reader, IReadOnlyDictionary<long, IncidentFile> files)
    {
        if (reader.Text() != RuleState.Signature(_rule, _zone, _limits.LateAllowance))
        {
            return false;
        }

        _ = reader.Items(() =>
        {
            var tracker = TrackerOf(new ScopeKey(reader.Text(), reader.Text(), reader.Text()));
            tracker.Read(reader, files);
            return tracker;
        });
        return true;
    }

    private TakeOutcome Take(MatchedPost post, string keyword, (int Matches, int Weight) found, IncidentDesk desk, List<IncidentChange> changes)
    {
        var weight = _rule.Count switch { RiskCount.Matches => found.Matches, RiskCount.Weight => found.Weight, _ => 1 };
        var item = new WindowEvent(post.PostedAt, post.Id, IdentityOf(post), weight, post.Platform, post.Reach);
        return TrackerOf(ScopeKey.Of(_rule.Scope, post, keyword)).Take(item, desk, changes) ? TakeOutcome.Counted : TakeOutcome.Late;
    }

    /// <summary>The rule's matches in the post and the weights of their categories.</summary>
    private (int Matches, int Weight) CountTogether(MatchedPost post)
    {
        var (matches, weight) = (0, 0);
        _weighed.Clear();
        foreach (ref readonly var found in post.All)
        {
            if (IsOurs(found, out var categoryWeight))
            {
                matches++;
                weight += WeightOf(found, string.Empty, categoryWeight);
            }
        }

        return (matches, weight);
    }

    /// <summary>The same by keyword.</summary>
    private void CountByKeyword(MatchedPost post)
    {
        _byKeyword.Clear();
        _weighed.Clear();
        foreach (ref readonly var found in post.All)
        {
            if (IsOurs(found, out var categoryWeight))
            {
                _byKeyword.TryGetValue(found.Match.Keyword, out var count);
                _byKeyword[found.Match.Keyword] = (count.Matches + 1, count.Weight + WeightOf(found, found.Match.Keyword, categoryWeight));
            }
        }
    }

    private bool IsOurs(in WayMatch found, out int weight)
    {
        var isOurs = _categories.TryGetValue(found.Match.Category, out var category) && category.Way == found.Way;
        weight = category.Weight;
        return isOurs;
    }

    /// <summary>A category weighs once in a post, or once for each keyword where those are counted apart.</summary>
    private int WeightOf(in WayMatch found, string keyword, int weight) =>
        _rule.Count == RiskCount.Weight && _weighed.Add((keyword, found.Match.Category)) ? weight : 0;

    /// <summary>Who wrote it, where that matters.</summary>
    private string IdentityOf(MatchedPost post) =>
        _rule.Count != RiskCount.Authors ? string.Empty : post.Author is { Length: > 0 } author ? "a" + author : "p" + post.Id;

    private KeyTracker TrackerOf(ScopeKey key)
    {
        if (!_trackers.TryGetValue(key, out var tracker))
        {
            if (_trackers.Count >= _limits.KeysPerRule)
            {
                ForgetOldest();
            }

            tracker = new KeyTracker(_rule, key, EventWindow.Create(_rule, _zone, _limits.LateAllowance), _limits, _reached);
            _trackers.Add(key, tracker);
        }

        return tracker;
    }

    /// <summary>Makes room for a quarter of the limit: what is quiet for longest goes first.</summary>
    private void ForgetOldest()
    {
        var oldest = _trackers.Values.ToArray();
        Array.Sort(oldest, static (a, b) => a.CompareForForgetting(b));
        foreach (var tracker in oldest.Take(Math.Max(1, _limits.KeysPerRule / 4)))
        {
            _trackers.Remove(tracker.Key);
        }
    }
}
