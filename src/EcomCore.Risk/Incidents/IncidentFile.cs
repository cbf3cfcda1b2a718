using NodaTime;

namespace EcomCore.Risk;

/// <summary>An incident while it is followed; <see cref="Incident"/> is a picture of it.</summary>
internal sealed class IncidentFile(long id, RiskRule rule, ScopeKey key, Stretch stretch, RiskLimits limits)
{
    private readonly PostIdList _postIds = new(limits.KeptPostIds);
    private readonly HashSet<string> _authors = new(StringComparer.Ordinal);

    public long Id => id;

    public RiskRule Rule => rule;

    public string Platform => key.Platform;

    public string Keyword => key.Keyword;

    public Instant OpenedAt { get; } = stretch.From;

    /// <summary>Gets or sets the episode as now known; it can grow at both ends.</summary>
    public Stretch Stretch { get; set; } = stretch;

    public Instant Until => Stretch.Until;

    public int Level { get; private set; } = rule.Level;

    public IncidentStatus Status { get; set; }

    public bool IsQuiet { get; set; }

    public Instant Deadline { get; private set; } = stretch.From + rule.Deadline;

    public int MissedDeadlines { get; private set; }

    public long Count { get; private set; }

    public IReadOnlyList<string> PostIds => _postIds.Snapshot();

    /// <summary>Gets the time behind which the deadline counts as missed; null when there is none to miss any more.</summary>
    public Instant? NextStep => Status == IncidentStatus.Answered || MissedDeadlines >= rule.Level ? null : Deadline;

    /// <summary>Gets a value indicating whether anything can still happen to it.</summary>
    public bool IsFollowed => Status != IncidentStatus.Answered || !IsQuiet;

    public void Attach(WindowEvent item)
    {
        _postIds.Add(item.PostId);
        if (rule.Count != RiskCount.Authors)
        {
            Count += item.Weight;
        }
        else if (_authors.Count < limits.KeptAuthors && _authors.Add(item.Identity))
        {
            Count++;
        }
    }

    /// <summary>The deadline has passed: one level up with a deadline of its own, counted from the one that passed. Level 1 stays, overdue.</summary>
    public IncidentChangeKind Miss()
    {
        MissedDeadlines++;
        if (Level == 1)
        {
            return IncidentChangeKind.Overdue;
        }

        Level--;
        Deadline += limits.AnswerWithin(Level);
        return IncidentChangeKind.Escalated;
    }
}
