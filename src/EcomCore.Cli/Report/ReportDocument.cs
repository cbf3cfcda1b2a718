namespace EcomCore.Cli.Report;

/// <summary>The whole report, ready to be drawn.</summary>
/// <param name="Language">Language tag of the page: <c>en</c> or <c>zh</c>.</param>
/// <param name="Title">Heading of the page.</param>
/// <param name="Subtitle">One line under it: what period and what input.</param>
/// <param name="Chapters">The chapters, in reading order.</param>
/// <param name="Notes">What was left out or assumed, each a sentence.</param>
/// <param name="NotesTitle">Heading of the notes.</param>
public sealed record ReportDocument(
    string Language, string Title, string Subtitle, IReadOnlyList<ChapterView> Chapters, string NotesTitle, IReadOnlyList<string> Notes);
