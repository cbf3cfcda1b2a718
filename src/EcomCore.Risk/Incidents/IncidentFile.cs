using NodaTime;

namespace EcomCore.Risk;

/// <summary>An incident while it is followed; <see cref="Incident"/> is a picture of it.</summary>
internal sealed class IncidentFile(long id, RiskRule rule, ScopeKey key, Stretch stretch, EpisodeTally tally, RiskLimits limits)
{
    private IncidentSpread _raised;

    public long Id => id;

    public RiskRule Rule => rule;

    public ScopeKey Key => key;

    public Instant OpenedAt { get; private set; } = stretch.From;

    /// <summary>Gets or sets the episode as now known; it can grow at both ends.</summary>
    public Stretch Stretch { get; set; } = stretch;

    public Instant Until => Stretch.Until;

    public int Level { get; private set; } = rule.Level;

    public IncidentStatus Status { get; set; }

    public bool IsQuiet { get; set; }

    public Instant Deadline { get; private set; } = stretch.From + rule.Deadline;

    /// <summary>Gets the first deadline that was or will be missed without an answer.</summary>
    public Instant FirstDue { get; private set; } = stretch.From + rule.Deadline;

    public int MissedDeadlines { get; private set; }

    /// <summary>Gets or sets a value indicating whether it is no longer followed, because too many wait.</summary>
    public bool IsDropped { get; set; }

    public bool IsOverdue { get; private set; }

    public long Count => tally.Count;

    public long CountAtOpening { get; set; }

    /// <summary>Gets or sets the count at which it was last announced.</summary>
    public long Announced { get; set; }

    public int Platforms => tally.Platforms;

    public long Reach => tally.Reach;

    public IReadOnlyList<string> PostIds => tally.PostIds;

    /// <summary>Gets the time behind which the deadline counts as missed; null when there is none to miss any more.</summary>
    public Instant? NextStep => Status == IncidentStatus.Answered || IsOverdue ? null : Deadline;

    /// <summary>Gets a value indicating whether anything can still happen to it by itself.</summary>
    public bool IsFollowed => Status != IncidentStatus.Answered || !IsQuiet;

    public void Attach(WindowEvent item) => tally.Add(item);

    /// <summary>The deadline has passed: one level up with a deadline of its own, counted from the one that passed. Level 1 stays, overdue.</summary>
    public IncidentChangeKind Miss()
    {
        MissedDeadlines++;
        if (Level == 1)
        {
            IsOverdue = true;
            return IncidentChangeKind.Overdue;
        }

        Level--;
        Deadline += limits.AnswerWithin(Level);
        return IncidentChangeKind.Escalated;
    }

    /// <summary>The next measure of spread that is reached and has not raised it yet; none at level 1 or when it was answered.</summary>
    public IncidentSpread NextSpread()
    {
        if (rule.Spread is not { } spread || Level == 1 || Status == IncidentStatus.Answered)
        {
            return IncidentSpread.None;
        }

        return spread.Platforms > 0 && Platforms >= spread.Platforms && (_raised & IncidentSpread.Platforms) == 0 ? IncidentSpread.Platforms
            : spread.Reach > 0 && Reach >= spread.Reach && (_raised & IncidentSpread.Reach) == 0 ? IncidentSpread.Reach
            : spread.Growth > 0 && CountAtOpening > 0 && Count >= spread.Growth * CountAtOpening && (_raised & IncidentSpread.Growth) == 0 ? IncidentSpread.Growth
            : IncidentSpread.None;
    }

    /// <summary>It rises by a level; the answer is due by the earlier of the deadline there was and the one of the new level from now.</summary>
    public void Raise(IncidentSpread measure, Instant at)
    {
        _raised |= measure;
        Level--;
        Deadline = Instant.Min(Deadline, at + limits.AnswerWithin(Level));
        FirstDue = Instant.Min(FirstDue, Deadline);
    }

    /// <summary>It waits for an answer again, by a deadline from now.</summary>
    public void Reopen(Instant at)
    {
        Status = IncidentStatus.Open;
        IsOverdue = false;
        MissedDeadlines = 0;
        Deadline = at + (Level == rule.Level ? rule.Deadline : limits.AnswerWithin(Level));
        FirstDue = Deadline;
    }

    public void Write(StateWriter writer)
    {
        writer.Write(id);
        RuleState.Write(writer, rule);
        writer.Write(key.Platform);
        writer.Write(key.Keyword);
        writer.Write(key.Product);
        writer.Write(Stretch);
        writer.Write(OpenedAt);
        writer.Write(Level);
        writer.Write((int)Status);
        writer.Write(IsQuiet);
        writer.Write(Deadline);
        writer.Write(FirstDue);
        writer.Write(MissedDeadlines);
        writer.Write(IsOverdue);
        writer.Write(CountAtOpening);
        writer.Write(Announced);
        writer.Write((int)_raised);
        tally.Write(writer);
    }

    public static IncidentFile Read(StateReader reader, RiskLimits limits)
    {
        var (id, rule, key, stretch) = (reader.Long(), RuleState.Read(reader), new ScopeKey(reader.Text(), reader.Text(), reader.Text()), reader.Stretch());
        var state = (
            OpenedAt: reader.At(), Level: reader.Int(), Status: (IncidentStatus)reader.Int(), IsQuiet: reader.Flag(), Deadline: reader.At(), FirstDue: reader.At(),
            MissedDeadlines: reader.Int(), IsOverdue: reader.Flag(), CountAtOpening: reader.Long(), Announced: reader.Long(), Raised: (IncidentSpread)reader.Int());
        if (state.Level is < 1 or > 3 || state.Status is < IncidentStatus.Open or > IncidentStatus.Answered || state.MissedDeadlines < 0)
        {
            throw new FormatException("These are not the bytes of a monitor's state of this version, or they were changed.");
        }

        return new IncidentFile(id, rule, key, stretch, EpisodeTally.Read(reader, rule, limits), limits)
        {
            OpenedAt = state.OpenedAt,
            Level = state.Level,
            Status = state.Status,
            IsQuiet = state.IsQuiet,
            Deadline = state.Deadline,
            FirstDue = state.FirstDue,
            MissedDeadlines = state.MissedDeadlines,
            IsOverdue = state.IsOverdue,
            CountAtOpening = state.CountAtOpening,
            Announced = state.Announced,
            _raised = state.Raised,
        };
    }
}
