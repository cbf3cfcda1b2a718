namespace EcomCore.Risk;

/// <summary>What a deployment tunes.</summary>
public sealed class RiskOptions
{
    /// <summary>The longest <see cref="LateAllowance"/>, <see cref="Level2AnswerWithin"/> and <see cref="Level1AnswerWithin"/>, in days.</summary>
    public const int MaxDays = RiskWindow.MaxDays;

    /// <summary>The largest of the limits on memory.</summary>
    public const int MaxLimit = 10_000_000;

    /// <summary>Gets or sets the rules as JSON text.</summary>
    /// <value>Default null: the keyword matrix that ships with the package.</value>
    public string? Rules { get; set; }

    /// <summary>Gets or sets how a host's monitor gets at what <see cref="RiskMonitor.Snapshot"/> wrote before the last stop; read once, when the monitor is made.</summary>
    /// <value>Default null, or gives null: it begins from nothing. Used by <c>AddEcomRisk</c> only.</value>
    public Func<byte[]?>? LoadSnapshot { get; set; }

    /// <summary>Gets or sets how much older than the newest counted post of its rule and scope a post may be and still count.</summary>
    /// <value>0 to 366 days; default 1 day. Older posts are left out and counted in <see cref="RiskMonitor.LatePosts"/>.</value>
    public TimeSpan LateAllowance { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Gets or sets how long an incident that has risen to level 2 may wait for its answer.</summary>
    /// <value>0 to 366 days; default 24 hours, as for level 3.</value>
    public TimeSpan Level2AnswerWithin { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Gets or sets how long an incident that has risen to level 1 may wait for its answer.</summary>
    /// <value>0 to 366 days; default 0: at once.</value>
    public TimeSpan Level1AnswerWithin { get; set; } = TimeSpan.Zero;

    /// <summary>Gets or sets how many post ids an incident keeps.</summary>
    /// <value>1 to 10,000,000; default 1,000.</value>
    public int KeptPostIds { get; set; } = 1_000;

    /// <summary>Gets or sets how many authors an incident tells apart.</summary>
    /// <value>1 to 10,000,000; default 10,000.</value>
    public int KeptAuthors { get; set; } = 10_000;

    /// <summary>Gets or sets among how many of the last posts with a match an id is recognised when it is met again.</summary>
    /// <value>1 to 10,000,000; default 200,000. All rules share it: a rule with a common keyword shortens the memory of all.</value>
    public int RememberedPosts { get; set; } = 200_000;

    /// <summary>Gets or sets how many platforms or keywords a rule counts apart at one time; beyond, those without news for longest are forgotten.</summary>
    /// <value>1 to 10,000,000; default 100,000.</value>
    public int KeysPerRule { get; set; } = 100_000;

    /// <summary>Gets or sets how many incidents may wait for an answer; beyond, one is dropped: an answered one, else a quiet one, else the least grave, of those the oldest.</summary>
    /// <value>1 to 10,000,000; default 100,000. All rules share it.</value>
    public int WaitingIncidents { get; set; } = 100_000;

    /// <summary>Gets or sets how many answered incidents whose episode is over are kept, so that they can be reopened; beyond, the oldest is forgotten.</summary>
    /// <value>1 to 10,000,000; default 1,000.</value>
    public int KeptAnswered { get; set; } = 1_000;

    /// <summary>Gets or sets in how many of 64 bits the fingerprints of two texts may differ for the second not to count.</summary>
    /// <value>
    /// 0 to 3; default 0: texts are not compared. 3 takes texts of which about one character in twenty differs. Texts of fewer than about 13 characters are never
    /// compared, and only the last <see cref="RememberedPosts"/> with a match.
    /// </value>
    public int NearDuplicateBits { get; set; }
}
