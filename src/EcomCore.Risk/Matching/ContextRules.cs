namespace EcomCore.Risk;

/// <summary>What the surroundings of a hit must be for it to count.</summary>
internal sealed class ContextRules
{
    private ContextRules(IReadOnlyList<KeywordGroup> groups, KeywordMatching matching)
    {
        WholeWords = matching.WholeWords;
        Negation = matching.Negation ? Negation.Standard : null;
        Praise = matching.Praise ? Praise.Standard : null;
        Companions = [.. groups.Select(group => group.Near is { } near ? new CompanionSearch(near, matching) : null)];
        var reach = Companions.Max(companion => companion?.Within) ?? 0;
        LookAhead = Math.Max(Math.Max(reach, WholeWords ? 1 : 0), Math.Max(Negation is null ? 0 : Negation.Reach, Praise is null ? 0 : Praise.LookAhead));
        Any = WholeWords || Negation is not null || Praise is not null || reach > 0;
    }

    public bool WholeWords { get; }

    public Negation? Negation { get; }

    public Praise? Praise { get; }

    /// <summary>Gets, by group, what must stand nearby; null where nothing must.</summary>
    public CompanionSearch?[] Companions { get; }

    public bool Any { get; }

    /// <summary>Gets how many characters behind a hit are looked at, and at most as many as <see cref="LookBack"/> before it.</summary>
    public int LookAhead { get; }

    /// <summary>Gets how many characters before a hit are looked at, at most: a negation's words and fillers may have 16 invisible characters of two units before each of theirs.</summary>
    public int LookBack => LookAhead + 2048;

    public static ContextRules Of(IReadOnlyList<KeywordGroup> groups, KeywordMatching matching) => new(groups, matching);
}
