using NodaTime;

namespace EcomCore.Risk;

/// <summary>Counts the events of one rule and scope key over event time, in whatever order they come.</summary>
internal abstract class EventWindow
{
    /// <summary>Adds an event and gives every stretch it takes part in, in order of time, none touching another.</summary>
    /// <param name="item">The event.</param>
    /// <param name="reached">Emptied, then filled.</param>
    public abstract void Add(WindowEvent item, List<Stretch> reached);

    /// <summary>Whether two stretches are one episode.</summary>
    public abstract bool AreOne(Stretch earlier, Stretch later);

    /// <summary>The kept events that belong to a stretch, in order of time.</summary>
    public abstract IEnumerable<WindowEvent> EventsOf(Stretch stretch);

    /// <summary>The kept events from a time on, in order of time.</summary>
    public abstract IEnumerable<WindowEvent> EventsFrom(Instant time);

    /// <summary>The first time whose event a window at <paramref name="at"/> may hold, and the time from which on nothing that was counted before <paramref name="at"/> counts.</summary>
    public abstract Stretch ReachOf(Instant at);

    /// <summary>How much is counted in a stretch, where that is more than its kept events say; else 0.</summary>
    public virtual long CountOf(Stretch stretch) => 0;

    /// <summary>What else made a stretch, as the end of a sentence; empty for nothing.</summary>
    public virtual string WhyOf(Stretch stretch) => string.Empty;

    /// <summary>The number of events kept.</summary>
    public abstract int Kept { get; }

    public abstract void Write(StateWriter writer);

    public abstract void Read(StateReader reader);

    public static EventWindow Create(RiskRule rule, DateTimeZone zone, Duration allowance) => rule switch
    {
        { Spike: not null } => new SpikeWindow(rule, zone, allowance),
        { Firing: RiskFiring.Reset } => new ResetWindow(rule, zone),
        { Window.IsCalendarDay: true } => new DayWindow(rule, zone, allowance),
        _ => new SlidingWindow(rule, allowance),
    };
}
