namespace EcomCore.Forecasting;

/// <summary>What an event that never occurred in the data takes its effect from.</summary>
/// <param name="Source">Name of the other event, of the same calendar.</param>
/// <param name="Scale">The effect per day, as a logarithm, is multiplied with this.</param>
public sealed record EventBorrowing(string Source, double Scale);
