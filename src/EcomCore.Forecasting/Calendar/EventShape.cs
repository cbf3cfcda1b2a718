namespace EcomCore.Forecasting;

/// <summary>How an event's effect is spread over the days before and after it.</summary>
public enum EventShape
{
    /// <summary>Every day of a phase counts the same: a dummy variable per phase.</summary>
    Flat,

    /// <summary>The run-up rises smoothly from its first day to the event, and the after-effect falls in the same way; the event's own days count the same.</summary>
    Bump,
}
