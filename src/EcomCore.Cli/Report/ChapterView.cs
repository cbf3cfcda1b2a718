namespace EcomCore.Cli.Report;

/// <summary>One chapter: a question, the figures that answer it, and the blocks that explain them.</summary>
/// <param name="Id">Anchor of the chapter; letters only.</param>
/// <param name="Title">Short name for the contents.</param>
/// <param name="Question">The question that the chapter answers.</param>
/// <param name="Figures">The answer at a glance.</param>
/// <param name="Blocks">Charts, tables and sentences in reading order.</param>
public sealed record ChapterView(
    string Id, string Title, string Question, IReadOnlyList<KeyFigure> Figures, IReadOnlyList<BlockView> Blocks);
