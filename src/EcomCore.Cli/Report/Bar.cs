namespace EcomCore.Cli.Report;

/// <summary>One bar.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Value">Its length; 0 or more.</param>
/// <param name="Text">The value as the reader sees it.</param>
public sealed record Bar(string Label, double Value, string Text);
