using NodaTime;

namespace EcomCore.Inventory;

/// <summary>Times as the machine keeps them: whole units of 100 nanoseconds since 1970.</summary>
internal static class Ticks
{
    /// <summary>No time was given.</summary>
    public const long None = long.MinValue;

    /// <summary>Later than every time that can be given.</summary>
    public const long Never = long.MaxValue;

    // A century: no reservation lives longer, and adding it to any time of NodaTime does not overflow.
    public const long LongestSpan = 100L * 366 * 24 * 3600 * 10_000_000;

    private static readonly Duration Longest = Duration.FromTicks(LongestSpan);

    public static long Of(Duration? span) => span switch
    {
        null => None,
        { } given when given > Longest => LongestSpan + 1,
        { } given when given <= Duration.Zero => 0,
        { } given => Math.Max(1, given.BclCompatibleTicks),
    };

    public static Instant? ToInstant(long ticks) => ticks is None or Never ? null : Instant.FromUnixTimeTicks(ticks);
}
