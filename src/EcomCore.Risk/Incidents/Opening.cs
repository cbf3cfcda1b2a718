namespace EcomCore.Risk;

/// <summary>What an incident opens with.</summary>
/// <param name="Tally">The posts of its episode that are known by now.</param>
/// <param name="Counted">The count that made it open: without posts that are later than the opening.</param>
/// <param name="Reason">The same as a sentence.</param>
internal readonly record struct Opening(EpisodeTally Tally, long Counted, string Reason);
