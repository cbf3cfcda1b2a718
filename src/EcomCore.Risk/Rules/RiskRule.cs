using NodaTime;

namespace EcomCore.Risk;

/// <summary>When the matches of a category are an incident, how grave, and whose.</summary>
public sealed record RiskRule
{
    /// <summary>The largest <see cref="AtLeast"/>; a window keeps a few times this many posts.</summary>
    public const int MaxThreshold = 1_000_000;

    /// <summary>Creates a rule with the defaults of its other properties.</summary>
    /// <param name="id">Name of the rule, unique among the rules.</param>
    /// <param name="category">Id of the category whose matches count.</param>
    /// <param name="window">Time over which they count.</param>
    /// <param name="atLeast">Count from which there is an incident; 1 to 1,000,000.</param>
    /// <exception cref="ArgumentNullException">A text is null.</exception>
    /// <exception cref="ArgumentException">A text is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="atLeast"/> is outside its range.</exception>
    public RiskRule(string id, string category, RiskWindow window, int atLeast)
    {
        Guard.NotEmpty(id);
        Guard.NotEmpty(category);
        Guard.Between(atLeast, 1, MaxThreshold);
        Id = id;
        Category = category;
        Window = window;
        AtLeast = atLeast;
    }

    /// <summary>Gets the rule's name.</summary>
    public string Id { get; }

    /// <summary>Gets the id of the category whose matches count.</summary>
    public string Category { get; }

    /// <summary>Gets the ids of all categories whose matches count, beginning with <see cref="Category"/>.</summary>
    public IReadOnlyList<string> Categories => [Category, .. AlsoCategories];

    /// <summary>Gets the ids of further categories whose matches count.</summary>
    /// <value>Default none. Copied.</value>
    public IReadOnlyList<string> AlsoCategories
    {
        get;
        init
        {
            Guard.NotNull(value);
            field = [.. value];
        }
    }
        = [];

    /// <summary>Gets how literally the keywords are taken for this rule.</summary>
    /// <value>Default null: as the category or the rule set says.</value>
    public KeywordMatching? Matching { get; init; }

    /// <summary>Gets what happens while the count stays at the threshold.</summary>
    /// <value>Default one incident for each episode.</value>
    public RiskFiring Firing
    {
        get;
        init
        {
            Guard.Between((int)value, (int)RiskFiring.Episode, (int)RiskFiring.Reset);
            field = value;
        }
    }

    /// <summary>Gets how long after an incident has opened no other opens for the same platform, keyword or product.</summary>
    /// <value>0 to 366 days; default 0.</value>
    public Duration CoolDown
    {
        get;
        init
        {
            CheckTime(value);
            field = value;
        }
    }

    /// <summary>Gets what the count must be against what was usual before.</summary>
    /// <value>Default null: nothing.</value>
    public RiskSpike? Spike { get; init; }

    /// <summary>Gets how far an incident may spread before it rises at once.</summary>
    /// <value>Default null: spread does not matter.</value>
    public RiskSpread? Spread { get; init; }

    /// <summary>Gets the steps that the department goes through, in order.</summary>
    /// <value>Default none. Copied.</value>
    public IReadOnlyList<string> Playbook
    {
        get;
        init
        {
            Guard.NotNull(value);
            field = [.. value];
        }
    }
        = [];

    /// <summary>Gets how far back stored posts are to be pulled when an incident opens.</summary>
    /// <value>0 to 366 days; default 0: nothing is pulled.</value>
    public Duration FollowUp
    {
        get;
        init
        {
            CheckTime(value);
            field = value;
        }
    }

    /// <summary>Gets the time over which they count.</summary>
    public RiskWindow Window { get; }

    /// <summary>Gets the count from which there is an incident, inclusive; "more than 5" is 6.</summary>
    public int AtLeast { get; }

    /// <summary>Gets what is counted apart.</summary>
    /// <value>Default everything together.</value>
    public RiskScope Scope
    {
        get;
        init
        {
            Guard.Between((int)value, (int)RiskScope.All, (int)(RiskScope.PlatformAndKeyword | RiskScope.Product));
            field = value;
        }
    }

    /// <summary>Gets what is counted.</summary>
    /// <value>Default posts.</value>
    public RiskCount Count
    {
        get;
        init
        {
            Guard.Between((int)value, (int)RiskCount.Posts, (int)RiskCount.Weight);
            field = value;
        }
    }

    /// <summary>Gets the level at which an incident opens: 1 is the gravest.</summary>
    /// <value>1 to 3; default 3.</value>
    public int Level
    {
        get;
        init
        {
            Guard.Between(value, 1, 3);
            field = value;
        }
    }
        = 3;

    /// <summary>Gets the department that must answer.</summary>
    /// <value>Default empty.</value>
    public string Department
    {
        get;
        init
        {
            Guard.NotNull(value);
            field = value;
        }
    }
        = string.Empty;

    /// <summary>Gets what the department is to do.</summary>
    /// <value>Default empty.</value>
    public string Action
    {
        get;
        init
        {
            Guard.NotNull(value);
            field = value;
        }
    }
        = string.Empty;

    /// <summary>Gets how long the department has to answer, from the opening.</summary>
    /// <value>0 to 366 days; default 24 hours (a level 3 complaint is answered within 24 hours, or it grows to level 2).</value>
    public Duration Deadline
    {
        get;
        init
        {
            CheckTime(value);
            field = value;
        }
    }
        = Duration.FromHours(24);

    /// <summary>What is counted, in English.</summary>
    internal string Unit() => Count switch
    {
        RiskCount.Authors => "authors",
        RiskCount.Matches => "matches",
        RiskCount.Weight => "points",
        _ => "posts",
    };

    private static void CheckTime(Duration value)
    {
        if (value < Duration.Zero || value > Duration.FromDays(RiskWindow.MaxDays))
        {
            throw new ArgumentOutOfRangeException(
                nameof(value), value, FormattableString.Invariant($"Expected 0 to {RiskWindow.MaxDays} days; found {value}."));
        }
    }
}
