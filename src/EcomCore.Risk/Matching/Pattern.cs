namespace EcomCore.Risk;

/// <summary>A keyword or an excluding phrase; <paramref name="Keyword"/> is -1 for a phrase.</summary>
internal readonly record struct Pattern(int Keyword, int Group, int Next);
