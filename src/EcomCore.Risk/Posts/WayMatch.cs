namespace EcomCore.Risk;

/// <summary>A match with the number of the way in which keywords were taken.</summary>
internal readonly record struct WayMatch(PostMatch Match, int Way);
