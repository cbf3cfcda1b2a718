using EcomCore.Risk;

namespace EcomCore.Cli.Plan;

/// <summary>The posts up to the last day.</summary>
/// <param name="Count">All of them.</param>
/// <param name="Matched">Those in which a keyword stands, in order of time.</param>
internal sealed record PostBook(long Count, IReadOnlyList<MatchedPost> Matched);
