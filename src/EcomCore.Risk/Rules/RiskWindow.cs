using NodaTime;

namespace EcomCore.Risk;

/// <summary>The time over which a rule counts: a sliding length, or the calendar day in the zone of the rules.</summary>
/// <remarks>
/// A sliding window of length W at time t holds what was posted in (t - W, t]: two posts exactly W apart do not count together.
/// A calendar day holds what was posted from its first instant up to that of the next day. The default value is the calendar day.
/// </remarks>
public readonly record struct RiskWindow
{
    /// <summary>The longest sliding window, in days.</summary>
    public const int MaxDays = 366;

    private RiskWindow(Duration length) => Length = length;

    /// <summary>Gets the calendar day.</summary>
    public static RiskWindow CalendarDay => default;

    /// <summary>Gets the length of a sliding window; zero for the calendar day.</summary>
    public Duration Length { get; }

    /// <summary>Gets a value indicating whether this is the calendar day.</summary>
    public bool IsCalendarDay => Length == Duration.Zero;

    /// <summary>Creates a sliding window.</summary>
    /// <param name="length">More than zero, at most 366 days.</param>
    /// <returns>The window.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is outside its range.</exception>
    public static RiskWindow Sliding(Duration length)
    {
        if (length <= Duration.Zero || length > Duration.FromDays(MaxDays))
        {
            throw new ArgumentOutOfRangeException(
                nameof(length), length, FormattableString.Invariant($"Expected more than zero and at most {MaxDays} days; found {length}."));
        }

        return new RiskWindow(length);
    }

    /// <summary>Reads <c>day</c> or a length such as <c>30m</c>, <c>24h</c>, <c>7d</c> (units s, m, h, d).</summary>
    /// <param name="text">The text; may be null.</param>
    /// <param name="window">The window; the calendar day when the answer is false.</param>
    /// <returns>False when the text is not of this form or the length is outside its range.</returns>
    public static bool TryParse(string? text, out RiskWindow window)
    {
        window = CalendarDay;
        if (text == "day")
        {
            return true;
        }

        if (!RiskLength.TryParse(text, out var length) || length == Duration.Zero)
        {
            return false;
        }

        window = new RiskWindow(length);
        return true;
    }

    /// <summary>Writes the window as <see cref="TryParse"/> reads it.</summary>
    /// <returns><c>day</c>, or a whole number and a unit.</returns>
    public override string ToString() => IsCalendarDay ? "day" : RiskLength.Format(Length);
}
