using NodaTime;

namespace EcomCore.Risk;

/// <summary>An episode in which a rule's count was at its threshold or above, as it stood at one moment. Immutable.</summary>
public sealed record Incident
{
    internal Incident(IncidentFile file)
    {
        Id = file.Id;
        Rule = file.Rule;
        Platform = file.Key.Platform;
        Keyword = file.Key.Keyword;
        Product = file.Key.Product;
        Platforms = file.Platforms;
        Reach = file.Reach;
        OpenedAt = file.OpenedAt;
        Level = file.Level;
        Status = file.Status;
        IsQuiet = file.IsQuiet;
        Until = file.Until;
        Deadline = file.Deadline;
        MissedDeadlines = file.MissedDeadlines;
        Count = file.Count;
        PostIds = file.PostIds;
    }

    /// <summary>Gets the number of the incident in its monitor, from 1 in order of opening.</summary>
    public long Id { get; }

    /// <summary>Gets the rule as it was when the incident opened.</summary>
    public RiskRule Rule { get; }

    /// <summary>Gets the platform when the rule counts platforms apart; else empty.</summary>
    public string Platform { get; }

    /// <summary>Gets the keyword when the rule counts keywords apart; else empty.</summary>
    public string Keyword { get; }

    /// <summary>Gets the product when the rule counts products apart; else empty.</summary>
    public string Product { get; }

    /// <summary>Gets on how many platforms its posts stand, up to 1,000.</summary>
    public int Platforms { get; }

    /// <summary>Gets how many people its posts have reached together.</summary>
    public long Reach { get; }

    /// <summary>Gets the time of the post that made the count reach the threshold.</summary>
    public Instant OpenedAt { get; }

    /// <summary>Gets the level now: 1 is the gravest.</summary>
    public int Level { get; }

    /// <summary>Gets how far the answer has come.</summary>
    public IncidentStatus Status { get; }

    /// <summary>Gets a value indicating whether the count has fallen below the threshold.</summary>
    public bool IsQuiet { get; }

    /// <summary>Gets the time at which the count falls below the threshold if nothing more is posted.</summary>
    public Instant Until { get; }

    /// <summary>Gets the time up to which, inclusive, an answer at the present level is in time.</summary>
    public Instant Deadline { get; }

    /// <summary>Gets how many deadlines have passed without an answer, as far as the monitor was told the time.</summary>
    public int MissedDeadlines { get; }

    /// <summary>Gets how many posts, authors or matches (as the rule counts) belong to the incident.</summary>
    /// <value>
    /// Exact for posts, matches and weights. Where it opened behind a cool-down within an episode that had begun before, its posts are those of a window that ended with the
    /// cool-down, and all since; with a day or a spike, those of the day or window. Authors are told apart up to <see cref="RiskOptions.KeptAuthors"/>; from there on it is "at
    /// least". So it is where an earlier incident of the same episode was dropped (<see cref="RiskOptions.WaitingIncidents"/>).
    /// </value>
    public long Count { get; }

    /// <summary>Gets the ids of the posts in the order in which they were taken up.</summary>
    /// <value>
    /// The first of them, up to <see cref="RiskOptions.KeptPostIds"/>. Where authors are counted, one post of each author is listed, and only its reach and platform count: the last
    /// before the opening (of a spike the first), and the first of an author who comes later or within a cool-down. A spike lists the earliest posts of its window up to the limit.
    /// </value>
    public IReadOnlyList<string> PostIds { get; }

    /// <summary>Gets the department that must answer.</summary>
    public string Department => Rule.Department;

    /// <summary>Gets what the department is to do.</summary>
    public string Action => Rule.Action;

    /// <summary>Gets the steps that the department goes through, in order.</summary>
    public IReadOnlyList<string> Playbook => Rule.Playbook;

    /// <summary>Gets what to ask a store of posts for ("pull the last month's data"); null when the rule asks for nothing.</summary>
    /// <value>From <see cref="RiskRule.FollowUp"/> before the opening, exclusive, up to the opening, inclusive.</value>
    public PostQuery? FollowUp => Rule.FollowUp == Duration.Zero
        ? null
        : new PostQuery(OpenedAt - Rule.FollowUp, OpenedAt, Rule.Categories, Platform, Keyword, Product);
}
