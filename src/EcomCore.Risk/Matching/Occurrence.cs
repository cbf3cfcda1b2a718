namespace EcomCore.Risk;

/// <summary>Patterns that begin at the place in question.</summary>
/// <param name="Output">The first pattern of the chain.</param>
/// <param name="End">Behind its last character.</param>
internal readonly record struct Occurrence(int Output, int End);
