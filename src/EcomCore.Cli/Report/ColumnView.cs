namespace EcomCore.Cli.Report;

/// <summary>A column of a <see cref="TableView"/>.</summary>
/// <param name="Heading">What the reader sees.</param>
/// <param name="Field">Name of the column in the CSV file; empty when the file has none.</param>
/// <param name="IsNumber">Whether the cells are numbers, which stand to the right.</param>
public sealed record ColumnView(string Heading, string Field = "", bool IsNumber = false);
