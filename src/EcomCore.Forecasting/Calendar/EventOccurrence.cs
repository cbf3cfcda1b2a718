namespace EcomCore.Forecasting;

/// <summary>One time that an event happens.</summary>
/// <param name="Event">The event.</param>
/// <param name="Day">First day of the event itself.</param>
public readonly record struct EventOccurrence(RetailEvent Event, LocalDate Day)
{
    /// <summary>Gets the first day of the window, inclusive.</summary>
    public LocalDate WindowStart => Day.PlusDays(-Event.Before);

    /// <summary>Gets the end of the window, exclusive.</summary>
    public LocalDate WindowEnd => Day.PlusDays(Event.Length + Event.After);
}
