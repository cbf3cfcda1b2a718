using NodaTime;

namespace EcomCore.Risk;

/// <summary>Watches posts by a rule set: counts them over time, opens incidents, follows their deadlines.</summary>
/// <remarks>
/// <para>
/// Deterministic: the same calls give the same changes. It knows no clock: posts bring their time, and <see cref="Advance"/> says how late it is. Safe
/// to call from several threads; texts are searched outside the lock.
/// </para>
/// <para>
/// There is one open incident per rule and scope key as long as the count stays at the threshold; posts join it until the count falls below. A
/// post may come late by <see cref="RiskOptions.LateAllowance"/>, measured against the newest counted post of the same rule and scope key: it
/// is put in its place, and may open, grow or reopen an incident. An incident that has ended is not joined with a later one.
/// </para>
/// <para>
/// Memory is bounded by thresholds and by the limits of <see cref="RiskOptions"/>, not by traffic. A post's time is believed as it stands: refuse
/// posts from the future before they get here.
/// </para>
/// </remarks>
public sealed class RiskMonitor
{
    private static readonly IncidentChange[] Nothing = [];

#if NET
    private readonly Lock _lock = new();
#else
    private readonly object _lock = new();
#endif
    private readonly PostMatcher _matcher;
    private readonly RuleTracker[] _trackers;
    private readonly IncidentDesk _desk;
    private readonly RecentIds _recent;

    /// <summary>Creates a monitor with default options.</summary>
    /// <param name="rules">What to watch for.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rules"/> is null.</exception>
    public RiskMonitor(RiskRules rules)
        : this(rules, new RiskOptions())
    {
    }

    /// <summary>Creates a monitor.</summary>
    /// <param name="rules">What to watch for.</param>
    /// <param name="options">Read once, here; <see cref="RiskOptions.Rules"/> is not read.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">An option is outside its range; the message lists every one.</exception>
    public RiskMonitor(RiskRules rules, RiskOptions options)
    {
        Guard.NotNull(rules);
        Guard.NotNull(options);
        if (RiskOptionsValidator.FaultsOf(options) is { Count: > 0 } faults)
        {
            throw new ArgumentException(string.Join(" ", faults), nameof(options));
        }

        var limits = new RiskLimits(options);
        Rules = rules;
        _matcher = new PostMatcher(rules);
        _trackers = [.. rules.Rules.Select(rule => new RuleTracker(rule, rules.Zone, limits))];
        _desk = new IncidentDesk(limits);
        _recent = new RecentIds(limits.RememberedPosts);
    }

    /// <summary>Gets what is watched for.</summary>
    public RiskRules Rules { get; }

    /// <summary>Gets how many posts came too late to count for some rule.</summary>
    public long LatePosts { get; private set; }

    /// <summary>Gets how many posts with a match were met again and did not count.</summary>
    public long RepeatedPosts { get; private set; }

    /// <summary>Gets the incidents that wait for an answer or whose episode goes on, in order of opening.</summary>
    public IReadOnlyList<Incident> Incidents
    {
        get
        {
            lock (_lock)
            {
                return [.. _desk.Files.Select(file => new Incident(file))];
            }
        }
    }

    /// <summary>Searches and counts a post.</summary>
    /// <param name="post">The post.</param>
    /// <returns>What this changes, in order; empty for most posts.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="post"/> is null.</exception>
    public IReadOnlyList<IncidentChange> Observe(Post post) => Observe(_matcher.Match(post));

    /// <summary>Counts a post that was searched by a <see cref="PostMatcher"/> of the same rules.</summary>
    /// <param name="post">The post.</param>
    /// <returns>What this changes, in order; empty for most posts.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="post"/> is null.</exception>
    public IReadOnlyList<IncidentChange> Observe(MatchedPost post)
    {
        Guard.NotNull(post);
        if (post.Matches.Count == 0)
        {
            return Nothing;
        }

        lock (_lock)
        {
            if (!_recent.Add(post.Id))
            {
                RepeatedPosts++;
                return Nothing;
            }

            var changes = new List<IncidentChange>();
            var inTime = true;
            foreach (var tracker in _trackers)
            {
                inTime &= tracker.Take(post, _desk, changes);
            }

            LatePosts += inTime ? 0 : 1;
            return changes;
        }
    }

    /// <summary>Tells the monitor the time: ends episodes and raises what was not answered.</summary>
    /// <param name="now">The time. One that lies before an earlier call's changes nothing.</param>
    /// <returns>What was due, each change at its own time and in order of time, however long the pause was.</returns>
    /// <remarks>
    /// A deadline is missed behind its instant: at the very instant an answer is still in time. Level 3 rises to 2, level 2 to 1, each with a
    /// deadline of its own that runs from the one missed. Linear in the number of incidents.
    /// </remarks>
    public IReadOnlyList<IncidentChange> Advance(Instant now) => Change(changes => _desk.Advance(now, changes));

    /// <summary>Notes that somebody has seen an incident. The clock goes on.</summary>
    /// <param name="incident">Its number.</param>
    /// <param name="at">When.</param>
    /// <returns>The deadlines missed before, then the acknowledgement; empty when there is no such incident or it needs none.</returns>
    public IReadOnlyList<IncidentChange> Acknowledge(long incident, Instant at) =>
        Change(changes => _desk.Answer(incident, at, IncidentStatus.Acknowledged, changes));

    /// <summary>Notes that an incident was answered. The clock stops; posts of its episode still join it.</summary>
    /// <param name="incident">Its number.</param>
    /// <param name="at">When; at the very instant of the deadline it is in time.</param>
    /// <returns>The deadlines missed before, then the answer; empty when there is no such incident or it was answered already.</returns>
    public IReadOnlyList<IncidentChange> Answer(long incident, Instant at) =>
        Change(changes => _desk.Answer(incident, at, IncidentStatus.Answered, changes));

    /// <summary>Lists the incidents that had missed a deadline at a time and are not answered.</summary>
    /// <param name="now">The time; nothing changes by asking.</param>
    /// <returns>Those whose first deadline passed longest ago come first.</returns>
    public IReadOnlyList<Incident> Overdue(Instant now)
    {
        lock (_lock)
        {
            return
            [
                .. _desk.Files
                    .Where(file => file.Status != IncidentStatus.Answered && file.OpenedAt + file.Rule.Deadline < now)
                    .OrderBy(file => file.OpenedAt + file.Rule.Deadline)
                    .Select(file => new Incident(file)),
            ];
        }
    }

    private List<IncidentChange> Change(Action<List<IncidentChange>> act)
    {
        lock (_lock)
        {
            var changes = new List<IncidentChange>();
            act(changes);
            return changes;
        }
    }
}
