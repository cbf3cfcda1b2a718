namespace EcomCore.Risk;

/// <summary>Which of several overlapping occurrences a <see cref="KeywordMatcher"/> reports.</summary>
public enum MatchKind
{
    /// <summary>No two matches of a group overlap; the one that starts first wins, of those the longest, of equals the keyword given first.</summary>
    LeftmostLongest,

    /// <summary>No two matches of a group overlap; the one that starts first wins, of those the keyword given first.</summary>
    LeftmostFirst,

    /// <summary>Every occurrence of every keyword, in order of start, then of length.</summary>
    All,
}
