namespace EcomCore.Cli.Tests.Browser;

/// <summary>What was seen on a page.</summary>
/// <param name="Faults">Errors, foreign requests, and everything cut off, overlapping or hard to read.</param>
/// <param name="Chapters">The ids of the chapters that have content, in the page's order.</param>
/// <param name="Paper">The page's background colour.</param>
internal sealed record PageSight(IReadOnlyList<string> Faults, IReadOnlyList<string> Chapters, string Paper);
