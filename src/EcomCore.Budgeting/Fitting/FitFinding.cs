namespace EcomCore.Budgeting;

/// <summary>A warning about a fit.</summary>
/// <param name="Code">What it is.</param>
/// <param name="Channel">The channel's id; null when it is about the whole fit.</param>
/// <param name="Message">The warning in one English sentence with its numbers, the same on every machine.</param>
public sealed record FitFinding(FitFindingCode Code, string? Channel, string Message);
