namespace EcomCore.Forecasting;

/// <summary>What is done when an event falls into the forecast that never occurred in the data and that borrows from no other, or when one that occurred should come again but has no known date (after the last of its given dates, or
/// after the lunar year 2100).</summary>
public enum UnseenEventRule
{
    /// <summary>It has no effect, and the forecast's notes name it.</summary>
    Note,

    /// <summary>The forecast is refused with an <see cref="ArgumentException"/> that names the event.</summary>
    Refuse,
}
