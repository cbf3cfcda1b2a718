namespace EcomCore.Risk;

/// <summary>A keyword found in a post.</summary>
/// <param name="Category">Id of the keyword's category.</param>
/// <param name="Keyword">The keyword as the rules write it.</param>
/// <param name="Start">Offset of the first matched character in UTF-16 units of the post's text, from 0.</param>
/// <param name="Length">Number of UTF-16 units from the first to the last matched character.</param>
public readonly record struct PostMatch(string Category, string Keyword, int Start, int Length);
