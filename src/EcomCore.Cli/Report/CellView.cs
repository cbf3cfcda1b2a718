namespace EcomCore.Cli.Report;

/// <summary>A cell of a <see cref="TableView"/>.</summary>
/// <param name="Text">What the reader sees.</param>
/// <param name="Exact">The same value as the CSV file writes it; null when the file has no such column.</param>
public readonly record struct CellView(string Text, string? Exact = null)
{
    public static implicit operator CellView(string text) => new(text, text);
}
