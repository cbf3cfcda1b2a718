namespace EcomCore.Risk;

/// <summary>All that a monitor remembers: ids and texts met before, what each rule counts, and the incidents. One caller at a time.</summary>
internal sealed class MonitorState
{
    private const int Magic = 0x33534B45; // "EKS3"

    private readonly RuleTracker[] _trackers;
    private readonly RecentIds _recent;
    private readonly RecentTexts? _recentTexts;

    // Room for what one post changes: nothing, for most.
    private readonly List<IncidentChange> _changes = [];

    public MonitorState(RiskRules rules, RiskLimits limits)
    {
        var plan = new MatchingPlan(rules);
        _trackers = [.. rules.Rules.Select(rule => new RuleTracker(rule, rules, plan, limits))];
        Desk = new IncidentDesk(limits);
        _recent = new RecentIds(limits.RememberedPosts);
        _recentTexts = limits.NearDuplicateBits > 0 ? new RecentTexts(limits.RememberedPosts, limits.NearDuplicateBits) : null;
    }

    public IncidentDesk Desk { get; }

    public long LatePosts { get; private set; }

    public long RepeatedPosts { get; private set; }

    /// <summary>Counts a post with a match.</summary>
    /// <returns>What it changes: a list that the next call overwrites.</returns>
    public List<IncidentChange> Take(MatchedPost post)
    {
        _changes.Clear();
        if (_recent.Contains(post.Id) || (post.Fingerprint is { } known && _recentTexts?.Contains(known) == true))
        {
            RepeatedPosts++;
            return _changes;
        }

        var outcome = TakeOutcome.None;
        foreach (var tracker in _trackers)
        {
            outcome |= tracker.Take(post, Desk, _changes);
        }

        LatePosts += (outcome & TakeOutcome.Late) != 0 ? 1 : 0;
        if (outcome != TakeOutcome.Late)
        {
            Remember(post);
        }

        return _changes;
    }

    public byte[] ToArray()
    {
        var writer = new StateWriter();
        writer.Write(Magic);
        writer.Write(LatePosts);
        writer.Write(RepeatedPosts);
        _recent.Write(writer);
        writer.WriteBlock(inner => _recentTexts?.Write(inner));
        Desk.Write(writer, _trackers.SelectMany(tracker => tracker.Episodes));
        writer.Write(_trackers, tracker =>
        {
            writer.Write(tracker.Id);
            writer.WriteBlock(tracker.Write);
        });
        return writer.ToArray();
    }

    /// <summary>Reads back what <see cref="ToArray"/> wrote, into a state that has counted nothing yet.</summary>
    public void Read(StateReader reader)
    {
        if (reader.Int() != Magic)
        {
            throw new ArgumentException("Not a state.", nameof(reader));
        }

        LatePosts = reader.Long();
        RepeatedPosts = reader.Long();
        _recent.Read(reader);
        var texts = reader.Block();
        if (_recentTexts is not null && !texts.IsEmpty)
        {
            _recentTexts.Read(texts);
        }

        var files = Desk.Read(reader);
        var counted = new HashSet<string>(StringComparer.Ordinal);
        _ = reader.Items(() =>
        {
            var id = reader.Text();
            var block = reader.Block();
            if (Array.Find(_trackers, tracker => tracker.Id == id)?.Read(block, files) == true)
            {
                counted.Add(id);
            }

            return id;
        });
        Desk.EndEpisodesOfOthers(counted);
    }

    /// <summary>What came too late for every rule is forgotten: with its right time it counts.</summary>
    private void Remember(MatchedPost post)
    {
        _recent.Add(post.Id);
        if (post.Fingerprint is { } fingerprint)
        {
            _recentTexts?.Add(fingerprint);
        }
    }
}
