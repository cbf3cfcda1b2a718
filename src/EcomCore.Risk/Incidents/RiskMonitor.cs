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
    private readonly MonitorState _state;

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
        _matcher = new PostMatcher(rules, limits.NearDuplicateBits > 0);
        _state = new MonitorState(rules, limits);
    }

    /// <summary>Gets what is watched for.</summary>
    public RiskRules Rules { get; }

    /// <summary>Gets how many posts came too late to count for some rule.</summary>
    public long LatePosts
    {
        get
        {
            lock (_lock)
            {
                return _state.LatePosts;
            }
        }
    }

    /// <summary>Gets how many posts with a match did not count because their id, or nearly their text, was met before.</summary>
    public long RepeatedPosts
    {
        get
        {
            lock (_lock)
            {
                return _state.RepeatedPosts;
            }
        }
    }

    /// <summary>Gets the incidents that wait for an answer or whose episode goes on, in order of opening.</summary>
    public IReadOnlyList<Incident> Incidents
    {
        get
        {
            lock (_lock)
            {
                return [.. _state.Desk.Files.Select(file => new Incident(file))];
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
        if (!post.HasMatch)
        {
            return Nothing;
        }

        lock (_lock)
        {
            return _state.Take(post) is { Count: > 0 } changes ? changes.ToArray() : Nothing;
        }
    }

    /// <summary>Tells the monitor the time: ends episodes and raises what was not answered.</summary>
    /// <param name="now">The time. One that lies before an earlier call's changes nothing.</param>
    /// <returns>What was due, each change at its own time and in order of time, however long the pause was.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is before <see cref="Post.Earliest"/> or after <see cref="Post.Latest"/>.</exception>
    /// <remarks>
    /// A deadline is missed behind its instant: at the very instant an answer is still in time. Level 3 rises to 2, level 2 to 1, each with a
    /// deadline of its own that runs from the one missed. Linear in the number of incidents.
    /// </remarks>
    public IReadOnlyList<IncidentChange> Advance(Instant now)
    {
        CheckTime(now, nameof(now));
        return Change(changes => _state.Desk.Advance(now, changes));
    }

    /// <summary>Notes that somebody has seen an incident. The clock goes on.</summary>
    /// <param name="incident">Its number.</param>
    /// <param name="at">When.</param>
    /// <returns>The deadlines missed before, then the acknowledgement; empty when there is no such incident or it needs none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is before <see cref="Post.Earliest"/> or after <see cref="Post.Latest"/>.</exception>
    public IReadOnlyList<IncidentChange> Acknowledge(long incident, Instant at)
    {
        CheckTime(at, nameof(at));
        return Change(changes => _state.Desk.Answer(incident, at, IncidentStatus.Acknowledged, changes));
    }

    /// <summary>Notes that an incident was answered. The clock stops; posts of its episode still join it.</summary>
    /// <param name="incident">Its number.</param>
    /// <param name="at">When; at the very instant of the deadline it is in time. Before the opening is at the opening; a deadline that <see cref="Advance"/> has passed stays missed.</param>
    /// <returns>The deadlines missed before, then the answer; empty when there is no such incident or it was answered already.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is before <see cref="Post.Earliest"/> or after <see cref="Post.Latest"/>.</exception>
    public IReadOnlyList<IncidentChange> Answer(long incident, Instant at)
    {
        CheckTime(at, nameof(at));
        return Change(changes => _state.Desk.Answer(incident, at, IncidentStatus.Answered, changes));
    }

    /// <summary>Opens an answered incident again: the answer did not help.</summary>
    /// <param name="incident">Its number.</param>
    /// <param name="at">When; its deadline runs from here, at the level it had.</param>
    /// <param name="reason">Why.</param>
    /// <returns>The reopening; empty when there is no such incident any more, or it is not answered.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reason"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is before <see cref="Post.Earliest"/> or after <see cref="Post.Latest"/>.</exception>
    public IReadOnlyList<IncidentChange> Reopen(long incident, Instant at, string reason)
    {
        CheckTime(at, nameof(at));
        Guard.NotNull(reason);
        return Change(changes => _state.Desk.Reopen(incident, at, reason, changes));
    }

    /// <summary>Writes everything that the monitor remembers, so that a restart loses nothing.</summary>
    /// <returns>The bytes: linear in what is remembered.</returns>
    public byte[] Snapshot()
    {
        lock (_lock)
        {
            return _state.ToArray();
        }
    }

    /// <summary>Makes a monitor that goes on where another stood.</summary>
    /// <param name="rules">
    /// What to watch for from now on. Open incidents keep the rule that they opened under. A rule that counts as the one of its id did goes on counting; a new or changed one
    /// begins from nothing, and what it had opened is quiet: later posts are another episode.
    /// </param>
    /// <param name="options">As for the constructor.</param>
    /// <param name="snapshot">What <see cref="Snapshot"/> wrote.</param>
    /// <returns>The monitor; under the same rules and options it gives the same changes as the other would have.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    /// <exception cref="FormatException">The bytes are of another version or were changed.</exception>
    public static RiskMonitor Restore(RiskRules rules, RiskOptions options, byte[] snapshot)
    {
        Guard.NotNull(snapshot);
        var monitor = new RiskMonitor(rules, options);
        try
        {
            monitor._state.Read(new StateReader(snapshot));
            return monitor;
        }
        catch (Exception error) when (error is ArgumentException or KeyNotFoundException or OverflowException or IndexOutOfRangeException)
        {
            throw new FormatException("These are not the bytes of a monitor's state of this version, or they were changed.", error);
        }
    }

    /// <summary>Lists the incidents that had missed a deadline at a time and are not answered.</summary>
    /// <param name="now">The time; nothing changes by asking.</param>
    /// <returns>Those whose first deadline passed longest ago come first.</returns>
    public IReadOnlyList<Incident> Overdue(Instant now)
    {
        lock (_lock)
        {
            return
            [
                .. _state.Desk.Files
                    .Where(file => file.Status != IncidentStatus.Answered && file.FirstDue < now)
                    .OrderBy(file => file.FirstDue)
                    .Select(file => new Incident(file)),
            ];
        }
    }

    private static void CheckTime(Instant at, string name)
    {
        if (at < Post.Earliest || at > Post.Latest)
        {
            throw new ArgumentOutOfRangeException(name, at, FormattableString.Invariant($"Expected {Post.Earliest} to {Post.Latest}; found {at}."));
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
