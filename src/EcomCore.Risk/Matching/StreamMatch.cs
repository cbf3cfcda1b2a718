namespace EcomCore.Risk;

/// <summary>Where a keyword stands in a text that came in pieces.</summary>
/// <param name="Keyword">Index of the keyword in <see cref="KeywordMatcher.Keywords"/>.</param>
/// <param name="Start">Offset of the first matched character in UTF-16 units from the beginning of the first piece, from 0.</param>
/// <param name="Length">Number of UTF-16 units from the first to the last matched character; 1 or more.</param>
public readonly record struct StreamMatch(int Keyword, long Start, int Length)
{
    /// <summary>Gets the offset just behind the match.</summary>
    public long End => Start + Length;
}
