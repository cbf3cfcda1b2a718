namespace EcomCore.Risk;

/// <summary>Where a keyword stands in a text.</summary>
/// <param name="Keyword">Index of the keyword in <see cref="KeywordMatcher.Keywords"/>.</param>
/// <param name="Start">Offset of the first matched character in UTF-16 units of the original text, from 0.</param>
/// <param name="Length">Number of UTF-16 units from the first to the last matched character, with everything passed over between them; 1 or more.</param>
public readonly record struct KeywordMatch(int Keyword, int Start, int Length)
{
    /// <summary>Gets the offset just behind the match.</summary>
    public int End => Start + Length;
}
