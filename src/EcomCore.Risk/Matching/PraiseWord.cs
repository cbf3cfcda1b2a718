namespace EcomCore.Risk;

/// <summary>A word of a text that says how content its writer is.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Behind it.</param>
/// <param name="Word">Its number in the list.</param>
/// <param name="Weight">What it weighs.</param>
/// <param name="IsTurn">Whether the sentence turns there.</param>
internal readonly record struct PraiseWord(int Start, int End, int Word, int Weight, bool IsTurn);
