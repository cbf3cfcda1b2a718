namespace EcomCore.Cli.Report;

/// <summary>Something that stands in a chapter.</summary>
/// <param name="Title">Heading of the block; may be empty.</param>
public abstract record BlockView(string Title);
