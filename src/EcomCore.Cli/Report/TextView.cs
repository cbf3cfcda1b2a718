namespace EcomCore.Cli.Report;

/// <summary>A paragraph.</summary>
public sealed record TextView(string Text) : BlockView(string.Empty);
