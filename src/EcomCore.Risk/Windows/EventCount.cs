namespace EcomCore.Risk;

/// <summary>The answer of an <see cref="EventCounter"/>.</summary>
/// <param name="Outcome">What was done with the event.</param>
/// <param name="Count">Events of the key in (t - W, t], t being the event's time, as far as known now; at most the threshold. 0 when it does not count.</param>
/// <param name="Reached">Whether some window of length W that holds the event reaches the threshold now.</param>
public readonly record struct EventCount(EventOutcome Outcome, int Count, bool Reached);
