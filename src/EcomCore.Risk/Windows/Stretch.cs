using NodaTime;

namespace EcomCore.Risk;

/// <summary>A time [From, Until) during which the count is at the threshold or above.</summary>
internal readonly record struct Stretch(Instant From, Instant Until);
