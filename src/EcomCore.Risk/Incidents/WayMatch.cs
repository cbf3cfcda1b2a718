namespace EcomCore.Risk;

/// <summary>A match with the number of the way in which keywords were taken, and whether that is the usual one of its category.</summary>
internal readonly record struct WayMatch(PostMatch Match, int Way, bool IsUsual);
