namespace EcomCore.Forecasting;

/// <summary>An effect that a <see cref="SeasonalProfile"/> found.</summary>
/// <param name="Name">The event, or what kind of season.</param>
/// <param name="Phase">Which part of the event's window; <see cref="EventPhase.Window"/> for a season.</param>
/// <param name="Factor">What demand is multiplied with in a period that holds the whole phase; for a season, the highest factor divided by the lowest.</param>
/// <param name="Occurrences">How often the phase was seen in the data; whole cycles for a season.</param>
public sealed record SeasonalEffect(string Name, EventPhase Phase, double Factor, int Occurrences);
