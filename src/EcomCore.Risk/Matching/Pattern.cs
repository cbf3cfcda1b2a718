namespace EcomCore.Risk;

/// <summary>A keyword or an excluding phrase.</summary>
/// <param name="Keyword">Its number; -1 for a phrase.</param>
/// <param name="Group">Its group.</param>
/// <param name="Next">The next pattern with the same symbols, or -1.</param>
/// <param name="Runs">Where repeats are passed over: how long each run must at least be; null when 1 is enough.</param>
internal readonly record struct Pattern(int Keyword, int Group, int Next, ushort[]? Runs);
