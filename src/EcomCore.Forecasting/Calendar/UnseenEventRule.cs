namespace EcomCore.Forecasting;

/// <summary>What is done when an event falls into the forecast that never occurred in the data and that borrows from no other.</summary>
public enum UnseenEventRule
{
    /// <summary>It has no effect, and the forecast's notes name it.</summary>
    Note,

    /// <summary>The forecast is refused with an <see cref="ArgumentException"/> that names the event.</summary>
    Refuse,
}
