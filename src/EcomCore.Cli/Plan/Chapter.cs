using EcomCore.Cli.Report;

namespace EcomCore.Cli.Plan;

/// <summary>A chapter of the plan: what the reader sees, and the tables with every row behind it.</summary>
internal sealed record Chapter(ChapterView View, IReadOnlyList<CsvFile> Files);
